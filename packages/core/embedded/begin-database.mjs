// Makes the embedded database in an empty folder, from the seed where there is one: `begin-database.mjs FOLDER [SEED]`.
// A process of its own, since beginning takes twice the memory of going on, and only a process that ends gives all of it back.
import { readFile } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";

// Whoever asked for it was killed: what is half made is theirs to make anew, and must not be written to meanwhile.
process.on("disconnect", () => process.exit(1));

const [folder, seed] = process.argv.slice(2);
const from = seed === undefined ? {} : { loadDataDir: new Blob([await readFile(seed)], { type: "application/gzip" }) };
const db = await PGlite.create({ dataDir: folder, ...from });
await db.close();
process.exit(0);
