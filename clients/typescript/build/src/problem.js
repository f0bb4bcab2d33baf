/** The API answered with an error. */
export class ApiProblem extends Error {
    status;
    problem;
    retryAfter;
    name = "ApiProblem";
    constructor(status, problem, 
    /** Seconds to wait before asking again, where the server said so. */
    retryAfter = null) {
        super(problem ? `${problem.status} ${problem.title}: ${problem.detail}` : `HTTP ${status}`);
        this.status = status;
        this.problem = problem;
        this.retryAfter = retryAfter;
    }
    /** The last part of `type`, such as "not-found"; null where something else than the API answered. */
    get kind() {
        return this.problem?.type.split("/").filter(Boolean).at(-1) ?? null;
    }
    static async from(response) {
        const wait = Number.parseInt(response.headers.get("Retry-After") ?? "", 10);
        return new ApiProblem(response.status, await problemIn(response), Number.isNaN(wait) ? null : wait);
    }
}
async function problemIn(response) {
    // A proxy in between may answer with a page of its own.
    if (!response.headers.get("Content-Type")?.startsWith("application/problem+json"))
        return null;
    return (await response.json());
}
