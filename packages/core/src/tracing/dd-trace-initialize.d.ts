declare module "dd-trace/initialize.mjs";
