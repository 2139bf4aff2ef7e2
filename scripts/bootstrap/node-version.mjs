// @ts-check
const NEEDED = { major: 20, minor: 19 };

/**
 * What to tell somebody whose Node is too old; nothing if it is not.
 *
 * @param {string} version e.g. `20.19.1`
 */
export function nodeComplaint(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const enough = major > NEEDED.major || (major === NEEDED.major && minor >= NEEDED.minor);
  return enough
    ? undefined
    : "ChoresTree needs Node.js " + NEEDED.major + "." + NEEDED.minor + " or newer; this is " + version + ". See https://nodejs.org/";
}
