import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { loadPeers } from "./peers.js";

/** Scans a file with a peer: `line-scanner.js NAME FILE`. The fastest program that its users could write around it: line by line, counting the lines that change. */
const [name, path] = process.argv.slice(2) as [string, string];
const { peers } = await loadPeers((other) => other === name);
const peer = peers.find((other) => other.name === name);
if (peer === undefined) process.exit(127);
let changed = 0;
for await (const line of createInterface({ input: createReadStream(path, { highWaterMark: 1 << 20 }) })) {
  if ((await peer.redact(line)) !== line) changed++;
}
console.log(changed);
