/** The part of pg that turns a JavaScript value into PostgreSQL's text; exported by the package, forgotten by its types. */
declare module "pg/lib/utils.js" {
  const utils: { prepareValue(value: unknown): Buffer | string | null };
  export default utils;
}
