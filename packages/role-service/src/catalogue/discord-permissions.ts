// Permission bits of Discord (docs: Topics > Permissions); each alone makes somebody a manager of the server.
const ADMINISTRATOR = 1n << 3n;
const MANAGE_GUILD = 1n << 5n;

/** @param bits decimal text, as Discord sends it */
export const managesGuild = (bits: string): boolean => (BigInt(bits) & (ADMINISTRATOR | MANAGE_GUILD)) !== 0n;
