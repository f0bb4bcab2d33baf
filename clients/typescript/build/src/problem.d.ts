import type { components } from "./schema.js";
/** An error document of the API (RFC 9457). Match on `type` and on `errors[].code`; they never change. */
export type ProblemDocument = components["schemas"]["ProblemDocument"];
/** The API answered with an error. */
export declare class ApiProblem extends Error {
    readonly status: number;
    readonly problem: ProblemDocument | null;
    /** Seconds to wait before asking again, where the server said so. */
    readonly retryAfter: number | null;
    readonly name = "ApiProblem";
    constructor(status: number, problem: ProblemDocument | null, 
    /** Seconds to wait before asking again, where the server said so. */
    retryAfter?: number | null);
    /** The last part of `type`, such as "not-found"; null where something else than the API answered. */
    get kind(): string | null;
    static from(response: Response): Promise<ApiProblem>;
}
