import type { components } from "./schema.js";

/** An error document of the API (RFC 9457). Match on `type` and on `errors[].code`; they never change. */
export type ProblemDocument = components["schemas"]["ProblemDocument"];

/** The API answered with an error. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";

  constructor(
    readonly status: number,
    readonly problem: ProblemDocument | null,
    /** Seconds to wait before asking again, where the server said so. */
    readonly retryAfter: number | null = null,
  ) {
    super(problem ? `${problem.status} ${problem.title}: ${problem.detail}` : `HTTP ${status}`);
  }

  /** The last part of `type`, such as "not-found"; null where something else than the API answered. */
  get kind(): string | null {
    return this.problem?.type.split("/").filter(Boolean).at(-1) ?? null;
  }

  static async from(response: Response): Promise<ApiProblem> {
    const wait = Number.parseInt(response.headers.get("Retry-After") ?? "", 10);
    return new ApiProblem(response.status, await problemIn(response), Number.isNaN(wait) ? null : wait);
  }
}

async function problemIn(response: Response): Promise<ProblemDocument | null> {
  // A proxy in between may answer with a page of its own.
  if (!response.headers.get("Content-Type")?.startsWith("application/problem+json")) return null;
  return (await response.json()) as ProblemDocument;
}
