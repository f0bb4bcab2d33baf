import { ApiProblem } from "./problem.js";
/** Reads the content API. Errors of the API are thrown as `ApiProblem`, a timeout as a `DOMException`. */
export class Client {
    #origin;
    #timeout;
    #fetch;
    constructor(options) {
        this.#origin = new URL(options.origin).origin;
        this.#timeout = options.timeout ?? 10_000;
        this.#fetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init));
    }
    /** One answer, and the ETag to ask with next time. */
    async get(path, options = {}) {
        const url = address(this.#origin, path, options.path ?? {}, options.query ?? {});
        return this.#send(url, options.etag, options.signal);
    }
    /** Every item of a list, page by page, until there are no more. */
    async *items(path, options = {}) {
        let url = address(this.#origin, path, options.path ?? {}, options.query ?? {});
        while (url) {
            const { data } = await this.#send(url, undefined, options.signal);
            if (!data)
                return;
            yield* data.items;
            url = data.links.next ? this.#following(data.links.next) : null;
        }
    }
    /** The structured data of a page exactly as it goes into its script element: escaped, byte for byte. */
    async jsonLd(id, options = {}) {
        const url = address(this.#origin, "/api/content/v1/faqs/{faq_id}/jsonld/", { faq_id: id }, {});
        const response = await this.#request(url, undefined, options.signal);
        if (!response.ok)
            throw await ApiProblem.from(response);
        return response.text();
    }
    async #send(url, etag, signal) {
        const response = await this.#request(url, etag, signal);
        const known = { etag: response.headers.get("ETag"), requestId: response.headers.get("X-Request-ID") };
        if (response.status === 304)
            return { notModified: true, data: null, ...known, etag: known.etag ?? etag ?? null };
        if (!response.ok)
            throw await ApiProblem.from(response);
        return { notModified: false, data: (await response.json()), ...known };
    }
    #request(url, etag, signal) {
        const headers = new Headers({ Accept: "application/json" });
        if (etag)
            headers.set("If-None-Match", etag);
        const timeout = AbortSignal.timeout(this.#timeout);
        return this.#fetch(url, { headers, signal: signal ? AbortSignal.any([signal, timeout]) : timeout });
    }
    #following(link) {
        const url = new URL(link, this.#origin);
        if (url.origin !== this.#origin)
            throw new TypeError(`The next page is on another host: ${url.origin}`);
        return url;
    }
}
/** The URL of a path with its `{names}` filled in. Parameters are sorted, so that caches keep one copy. */
export function address(origin, path, values, query) {
    const filled = path.replace(/\{(\w+)\}/g, (_, name) => {
        const value = values[name];
        if (value === undefined || value === null || value === "")
            throw new TypeError(`${path} needs ${name}`);
        return encodeURIComponent(String(value));
    });
    const url = new URL(filled, origin);
    for (const [name, value] of Object.entries(query)) {
        if (value !== undefined && value !== null)
            url.searchParams.set(name, String(value));
    }
    url.searchParams.sort();
    return url;
}
