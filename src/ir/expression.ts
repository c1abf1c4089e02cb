// A helper's body holds nodes and nodes hold expressions, so one file declares both.
export type {
  Entry,
  Expression,
  HelperBlock,
  HelperBody,
  HelperExpression,
  TestExpression,
  Variable,
} from "./node.ts";
