import { at, refuse, type Breach } from "./breach.js";
import { legacyTop, TEXT_DISPLAY, v2Top } from "./component-kinds.js";
import { all, isObject, items, lengthOf, list, type Check, type Fields } from "./form.js";

interface Placed {
  readonly component: Fields;
  readonly path: string;
}

// Docs: Components Reference; the total counts every component at every level.
const MOST_ROWS = 5;
const MOST_COMPONENTS = 40;
const MOST_CHARACTERS = 4000;
/** Container, section or row, leaf: deeper there is nothing that may stand. */
const MOST_LEVELS = 3;

/** All components of a list, nested ones too, in reading order. */
export function placed(list: unknown, path: string, levels = MOST_LEVELS): Placed[] {
  if (levels === 0) return [];
  return items(list).flatMap((component, index) => {
    if (!isObject(component)) return [];
    const own = at(path, index);
    return [{ component, path: own }, ...placed(component["components"], at(own, "components"), levels - 1), ...single(component, own)];
  });
}

/** A section's accessory and a label's component stand alone, not in a list. */
function single(component: Fields, path: string): Placed[] {
  return ["accessory", "component"].flatMap((key) => {
    const inner = component[key];
    return isObject(inner) ? [{ component: inner, path: at(path, key) }] : [];
  });
}

/** Two alike cannot be told apart when pressed; being disabled does not excuse them. */
export const differentIds: Check = (components, path) => {
  const all = placed(components, path);
  return [
    ...repeated(all, "custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated"),
    ...repeated(all, "id", "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated"),
  ];
};

function repeated(components: readonly Placed[], field: "id" | "custom_id", code: string, message: string): Breach[] {
  const seen = new Set<unknown>();
  return components.flatMap(({ component, path }) => {
    const id = component[field];
    // Discord reads the number 0 as 'choose one for me'.
    if ((typeof id !== "string" && typeof id !== "number") || id === 0) return [];
    if (seen.has(id)) return refuse(at(path, field), code, message);
    seen.add(id);
    return [];
  });
}

const totals: Check = (components, path) => {
  const every = placed(components, path);
  const texts = every.filter(({ component }) => component["type"] === TEXT_DISPLAY);
  const characters = texts.reduce((sum, { component }) => sum + lengthOf(component["content"]), 0);
  return [
    ...(every.length > MOST_COMPONENTS
      ? refuse(path, "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", `The total number of components exceeds the maximum of ${MOST_COMPONENTS}`)
      : []),
    ...(characters > MOST_CHARACTERS
      ? refuse(
          path,
          "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
          `The total size of text in components exceeds the maximum of ${MOST_CHARACTERS}`,
        )
      : []),
  ];
};

export const legacyComponents = all(list(legacyTop, 0, MOST_ROWS), differentIds);
export const v2Components = all(list(v2Top, 0, Infinity), differentIds, totals);
