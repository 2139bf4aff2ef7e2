// The first thing that runs on a bare machine: no dependency, and syntax that an old Node can read far enough to be told so.
import { nodeComplaint } from "./bootstrap/node-version.mjs";

const complaint = nodeComplaint(process.versions.node);
if (complaint) {
  console.error(complaint);
  process.exitCode = 1;
} else {
  import("./bootstrap/run.mjs").then(({ run }) => run(process.argv[2], process.argv.slice(3)));
}
