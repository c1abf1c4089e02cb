#!/usr/bin/env node
// A stub of `gh api`, for tests: comments of one pull request, in the file that GH_COMMENTS names.
import { readFileSync, writeFileSync } from "node:fs";

const args = process.argv.slice(2);
const take = (name) => {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args.splice(at, 2)[1];
};
const [method = "GET", field, jq] = ["--method", "--field", "--jq"].map(take);
const [command, path] = args.filter((word) => !word.startsWith("--"));
const file = process.env.GH_COMMENTS;
const comments = JSON.parse(readFileSync(file, "utf8"));
const fail = (message) => {
  process.stderr.write(`gh: ${message}\n`);
  process.exit(1);
};
if (command !== "api" || !process.env.GH_TOKEN) fail("not what the stub knows");

const [, pull] = /^repos\/acme\/app\/issues\/(\d+)\/comments$/.exec(path) ?? [];
const [, id] = /^repos\/acme\/app\/issues\/comments\/(\d+)$/.exec(path) ?? [];
const body = field?.startsWith("body=@") ? readFileSync(field.slice("body=@".length), "utf8") : undefined;
if (method === "GET" && pull === "7") {
  // The one filter of the workflow, in JavaScript: jq may not be here.
  const [, login, start] =
    /login == "([^"]+)" and \(\.body \| startswith\("([^"]+)"\)\)\) \| \.id$/.exec(jq) ?? fail(jq);
  for (const each of comments)
    if (each.user.login === login && each.body.startsWith(start)) console.log(each.id);
} else if (method === "POST" && pull === "7" && body) {
  comments.push({ id: 100 + comments.length, user: { login: "github-actions[bot]" }, body });
} else if (method === "PATCH" && id && body) {
  const comment = comments.find((each) => String(each.id) === id) ?? fail("HTTP 404");
  comment.body = body;
} else fail(`not what the stub knows: ${method} ${path}`);
writeFileSync(file, JSON.stringify(comments));
