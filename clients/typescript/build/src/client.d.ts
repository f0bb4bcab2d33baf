import type { paths } from "./schema.js";
type Defined<T> = Exclude<T, undefined>;
/** Every address of the API that is answered with JSON, as OpenAPI writes it: with `{names}` in it. */
export type Path = keyof paths & string;
type Get<P extends Path> = paths[P]["get"];
type Parameters<P extends Path> = Get<P> extends {
    parameters: infer T;
} ? T : never;
/** The query parameters of an address. */
export type Query<P extends Path> = Parameters<P> extends {
    query?: infer Q;
} ? Defined<Q> : never;
/** What stands for the `{names}` in an address. */
export type PathValues<P extends Path> = Parameters<P> extends {
    path: infer V;
} ? V : Record<never, never>;
/** The body of a successful answer. */
export type Answer<P extends Path> = Get<P> extends {
    responses: {
        200: {
            content: {
                "application/json": infer B;
            };
        };
    };
} ? B : unknown;
/** One item of a list. */
export type Item<P extends Path> = Answer<P> extends {
    items: (infer I)[];
} ? I : never;
/** The addresses that are answered with a list. */
export type ListPath = {
    [P in Path]: Answer<P> extends {
        items: unknown[];
    } ? P : never;
}[Path];
export type FAQQuery = Query<"/api/content/v1/faqs/">;
export type FAQ = Answer<"/api/content/v1/faqs/{faq_id}/">;
export interface ClientOptions {
    /** Scheme and host of the API, such as "https://cms.example.org". */
    origin: string;
    /** Milliseconds until a request is given up; 10,000 by default. */
    timeout?: number;
    /** Used instead of the global `fetch`. */
    fetch?: typeof globalThis.fetch;
}
export interface RequestOptions<P extends Path> {
    path?: PathValues<P>;
    query?: Query<P>;
    /** The ETag of the copy you have. If it is still right, the answer is `notModified`. */
    etag?: string;
    /** Ends the request before its time is over. */
    signal?: AbortSignal;
}
export type Result<T> = {
    notModified: false;
    data: T;
    etag: string | null;
    requestId: string | null;
} | {
    notModified: true;
    data: null;
    etag: string | null;
    requestId: string | null;
};
/** Reads the content API. Errors of the API are thrown as `ApiProblem`, a timeout as a `DOMException`. */
export declare class Client {
    #private;
    constructor(options: ClientOptions);
    /** One answer, and the ETag to ask with next time. */
    get<P extends Path>(path: P, options?: RequestOptions<P>): Promise<Result<Answer<P>>>;
    /** Every item of a list, page by page, until there are no more. */
    items<P extends ListPath>(path: P, options?: RequestOptions<P>): AsyncGenerator<Item<P>>;
    /** The structured data of a page exactly as it goes into its script element: escaped, byte for byte. */
    jsonLd(id: number, options?: {
        signal?: AbortSignal;
    }): Promise<string>;
}
/** The URL of a path with its `{names}` filled in. Parameters are sorted, so that caches keep one copy. */
export declare function address(origin: string, path: string, values: object, query: object): URL;
export {};
