export { address, Client } from "./client.js";
export { ApiProblem } from "./problem.js";
