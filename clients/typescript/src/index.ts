export { address, Client } from "./client.js";
export type {
  Answer,
  Changes,
  ClientOptions,
  FAQ,
  FAQQuery,
  Item,
  Listed,
  ListPath,
  Path,
  Preview,
  Query,
  RequestOptions,
  Result,
  Shown,
} from "./client.js";
export { ApiProblem } from "./problem.js";
export type { ProblemDocument } from "./problem.js";
export type { components, operations, paths } from "./schema.js";
