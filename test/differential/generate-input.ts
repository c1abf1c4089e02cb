import type { Json, JsonObject } from "../../src/runtime/types.ts";
import type { Random } from "./random.ts";

const STRINGS = [
  "x",
  "two words",
  "",
  " ",
  "a\nb",
  "<b>&\"'",
  "{{a}}",
  "0",
  "true",
  "ünï",
  "1,2",
  "[object Object]",
];
const SCALARS: readonly Json[] = [0, 1, -2, 3.5, true, false, null, 1e21];

/** An input whose names and shapes the template generator knows, with every kind of value in every place. */
export function generateInput(random: Random): JsonObject {
  return {
    a: scalar(random),
    b: scalar(random),
    n: random.pick([0, 1, 7, 3.5]),
    flag: random.chance(0.6),
    nil: null,
    empty: [],
    user: random.chance(0.85) ? person(random) : random.pick<Json>([null, "name", 0, []]),
    list: array(random, () => scalar(random)),
    objs: array(random, () => (random.chance(0.85) ? person(random) : scalar(random))),
    grid: array(random, () => array(random, () => scalar(random))),
    map: mapping(random),
    tree: tree(random, 3),
    "weird key": scalar(random),
    "0": "zero",
    ...(random.chance(0.3) && { constructor: "own constructor", length: 4 }),
    ...(random.chance(0.05) && { toString: "own toString" }),
    ...(random.chance(0.2) && { true: "named true", "12": "named twelve" }),
  };
}

function scalar(random: Random): Json {
  return random.chance(0.7) ? random.pick(STRINGS) : random.pick(SCALARS);
}

function array(random: Random, make: () => Json): Json[] {
  return Array.from({ length: random.pick([0, 1, 2, 2, 3]) }, make);
}

function person(random: Random): JsonObject {
  return {
    name: random.pick(["Ann", "Bo", "", "C & D"]),
    ...(random.chance(0.8) && { a: scalar(random) }),
    tags: array(random, () => scalar(random)),
    ...(random.chance(0.7) && { user: { name: "inner", tags: ["t"] } }),
  };
}

function mapping(random: Random): Json {
  const keys = ["k", "second", "10", "2", "constructor", "x y"].filter(() => random.chance(0.5));
  return Object.fromEntries(keys.map((key) => [key, random.chance(0.5) ? scalar(random) : person(random)]));
}

function tree(random: Random, depth: number): JsonObject {
  const kids = depth === 0 ? [] : Array.from({ length: random.below(3) }, () => tree(random, depth - 1));
  return { label: random.pick(["r", "s", "t"]), kids };
}

/** The caller's `@` variables. */
export function generateContext(random: Random): JsonObject {
  return {
    auth: { email: "a@b.c", roles: ["r1", "r2"] },
    ...(random.chance(0.5) && { index: "outer", key: "ctx" }),
  };
}
