export { address, Client } from "./client.js";
export type { Answer, ClientOptions, FAQ, FAQQuery, Item, ListPath, Path, Query, RequestOptions, Result } from "./client.js";
export { ApiProblem } from "./problem.js";
export type { ProblemDocument } from "./problem.js";
export type { components, operations, paths } from "./schema.js";
