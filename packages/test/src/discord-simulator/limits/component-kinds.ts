import { at, refuse } from "./breach.js";
import { button } from "./buttons.js";
import { all, byType, integer, isObject, items, list, oneOf, required, shape, text, url, yesOrNo, type Check } from "./form.js";
import { componentId, selects } from "./selects.js";

const BUTTON = 2;
export const TEXT_DISPLAY = 10;
const ROW_WIDTH = 5;

/** A button is one wide, a select fills its row. */
const fitsInRow: Check = (components, path) => {
  const widths = items(components).map((component) => (isObject(component) && component["type"] !== BUTTON ? ROW_WIDTH : 1));
  let used = 0;
  const over = widths.findIndex((width) => (used += width) > ROW_WIDTH);
  // Six buttons are a list too long, which the list's own check says.
  return over < 0 || over >= ROW_WIDTH
    ? []
    : refuse(at(path, over), "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width");
};

export const actionRow = shape({
  id: componentId,
  components: all(required(list(byType({ [BUTTON]: button, ...selects }), 1, ROW_WIDTH)), fitsInRow),
});

export const textDisplay = shape({ id: componentId, content: required(text(1, 4000)) });

const media = shape({ url: required(url(2048, "http", "https", "attachment")) });
const described = { media: required(media), description: text(1, 1024), spoiler: yesOrNo };
const thumbnail = shape({ id: componentId, ...described });
const gallery = shape({ id: componentId, items: required(list(shape(described), 1, 10)) });
// A file shows what was uploaded with this message and nothing else.
const file = shape({ id: componentId, file: required(shape({ url: required(url(2048, "attachment")) })), spoiler: yesOrNo });
const separator = shape({ id: componentId, spacing: oneOf(1, 2), divider: yesOrNo });

const section = shape({
  id: componentId,
  components: required(list(byType({ [TEXT_DISPLAY]: textDisplay }), 1, 3)),
  accessory: required(byType({ [BUTTON]: button, 11: thumbnail })),
});

const inContainer: Readonly<Record<number, Check>> = {
  1: actionRow,
  9: section,
  [TEXT_DISPLAY]: textDisplay,
  12: gallery,
  13: file,
  14: separator,
};

const container = shape({
  id: componentId,
  accent_color: integer(0, 0xff_ff_ff),
  spoiler: yesOrNo,
  components: required(list(byType(inContainer), 1, Infinity)),
});

/** What may stand at the top of a message without the Components V2 flag, and of one with it. */
export const legacyTop = byType({ 1: actionRow });
export const v2Top = byType({ ...inContainer, 17: container });
