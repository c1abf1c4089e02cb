// Writes a file of rows for the prompt of the batch row: `node write-rows.mjs <file> <count>`.
import { closeSync, openSync, writeSync } from "node:fs";

const [, , file = "", count = "0"] = process.argv;
const out = openSync(file, "w");
const channels = ["email", "chat", "phone"];
let waiting: string[] = [];
for (let row = 0; row < Number(count); row++) {
  const text = "Since this morning nobody of us can log in, and the page says nothing but an error. ";
  const subject = `Case ${row}: cannot log in`;
  waiting.push(JSON.stringify({ subject, body: text.repeat(1 + (row % 5)), channel: channels[row % 3] }));
  if (waiting.length === 2000 || row === Number(count) - 1) {
    writeSync(out, `${waiting.join("\n")}\n`);
    waiting = [];
  }
}
closeSync(out);
