import { ApiProblem } from "./problem.js";
import type { paths } from "./schema.js";

type Defined<T> = Exclude<T, undefined>;

/** Every address of the API that is answered with JSON, as OpenAPI writes it: with `{names}` in it. */
export type Path = keyof paths & string;
type Get<P extends Path> = paths[P]["get"];
type Parameters<P extends Path> = Get<P> extends { parameters: infer T } ? T : never;

/** The query parameters of an address. */
export type Query<P extends Path> = Parameters<P> extends { query?: infer Q } ? Defined<Q> : never;
/** What stands for the `{names}` in an address. */
export type PathValues<P extends Path> = Parameters<P> extends { path: infer V } ? V : Record<never, never>;
/** The body of a successful answer. */
export type Answer<P extends Path> =
  Get<P> extends { responses: { 200: { content: { "application/json": infer B } } } } ? B : unknown;
/** One whole item of a list. */
export type Item<P extends Path> = Answer<P> extends { items: unknown[] } ? Whole<Answer<P>["items"][number]> : never;
// OpenAPI also allows items with any keys, for lists asked for with `fields`.
type Whole<I> = I extends unknown ? (string extends keyof I ? never : I) : never;
/** What a list holds for a query: with `fields` only the keys that were asked for. */
export type Listed<P extends Path, Q> = Q extends { fields: string } ? Partial<Item<P>> : Item<P>;
/** An answer to a query: with `fields` one document has only the keys that were asked for. */
export type Shown<P extends Path, Q> = P extends ListPath
  ? Answer<P>
  : Q extends { fields: string }
    ? Partial<Single<Answer<P>>>
    : Single<Answer<P>>;
// The same for one document; one that can have any keys, such as structured data, stays as it is.
type Single<A> = [Whole<A>] extends [never] ? A : Whole<A>;
/** The addresses that are answered with a list. */
export type ListPath = { [P in Path]: Answer<P> extends { items: unknown[] } ? P : never }[Path];

export type FAQQuery = Query<"/api/content/v1/faqs/">;
export type FAQ = Single<Answer<"/api/content/v1/faqs/{faq_id}/">>;
/** A part of the change feed. */
export type Changes = Answer<typeof CHANGES>;
/** A draft; `meta.preview` is true. */
export type Preview = Answer<typeof PREVIEW>;

const CHANGES = "/api/content/v1/changes/";
const PREVIEW = "/api/content/v1/preview/{token}/";

export interface ClientOptions {
  /** Scheme and host of the API, such as "https://cms.example.org". */
  origin: string;
  /** Milliseconds until a request is given up; 10,000 by default. */
  timeout?: number;
  /** An API token ("vouch_…"), sent with every request. Keep it on your server: browsers show it to anybody. */
  token?: string;
  /** Used instead of the global `fetch`. */
  fetch?: typeof globalThis.fetch;
}

export interface RequestOptions<P extends Path, Q extends Query<P> = Query<P>> {
  path?: PathValues<P>;
  query?: Q;
  /** The ETag of the copy you have. If it is still right, the answer is `notModified`. */
  etag?: string;
  /** Ends the request before its time is over. */
  signal?: AbortSignal;
}

export type Result<T> =
  | { notModified: false; data: T; etag: string | null; requestId: string | null }
  | { notModified: true; data: null; etag: string | null; requestId: string | null };

/** Reads the content API. Errors of the API are thrown as `ApiProblem`, a timeout as a `DOMException`. */
export class Client {
  readonly #origin: string;
  readonly #timeout: number;
  readonly #token: string | null;
  readonly #fetch: typeof globalThis.fetch;

  constructor(options: ClientOptions) {
    this.#origin = new URL(options.origin).origin;
    this.#timeout = options.timeout ?? 10_000;
    this.#token = options.token ?? null;
    this.#fetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init));
  }

  /** One answer, and the ETag to ask with next time. */
  async get<P extends Path, Q extends Query<P> = Query<P>>(
    path: P,
    options: RequestOptions<P, Q> = {},
  ): Promise<Result<Shown<P, Q>>> {
    const url = address(this.#origin, path, options.path ?? {}, options.query ?? {});
    return this.#send<Shown<P, Q>>(url, options.etag, options.signal);
  }

  /**
   * Every item of a list, page by page, until there are no more. Where the list has cursors it is read by them, so
   * that what comes or goes meanwhile moves nothing.
   */
  async *items<P extends ListPath, Q extends Query<P> = Query<P>>(
    path: P,
    options: Omit<RequestOptions<P, Q>, "etag"> = {},
  ): AsyncGenerator<Listed<P, Q>> {
    let url: URL | null = address(this.#origin, path, options.path ?? {}, options.query ?? {});
    while (url) {
      const { data }: Result<Page<Listed<P, Q>>> = await this.#send(url, undefined, options.signal);
      if (!data) return;
      yield* data.items;
      url = this.#following(url, data);
    }
  }

  /**
   * What has changed since `cursor`, or everything without one, part by part until there is no more. Deal with a part
   * first, then keep its `next_cursor`: that is where to go on next time.
   */
  async *changes(
    options: { cursor?: string | null; limit?: number; signal?: AbortSignal } = {},
  ): AsyncGenerator<Changes> {
    let { cursor } = options;
    for (let more = true; more; ) {
      const url = address(this.#origin, CHANGES, {}, { cursor, limit: options.limit });
      const { data }: Result<Changes> = await this.#send(url, undefined, options.signal);
      if (!data) return;
      yield data;
      ({ more, next_cursor: cursor } = data);
    }
  }

  /** The draft that a preview link opens. Show it to whoever has the link, and keep it nowhere. */
  async preview(token: string, options: { signal?: AbortSignal } = {}): Promise<Preview> {
    const url = address(this.#origin, PREVIEW, { token }, {});
    const response = await this.#request(url, undefined, options.signal, { cache: "no-store" });
    if (!response.ok) throw await ApiProblem.from(response);
    return (await response.json()) as Preview;
  }

  /** The structured data of a page exactly as it goes into its script element: escaped, byte for byte. */
  async jsonLd(id: number, options: { signal?: AbortSignal } = {}): Promise<string> {
    const url = address(this.#origin, "/api/content/v1/faqs/{faq_id}/jsonld/", { faq_id: id }, {});
    const response = await this.#request(url, undefined, options.signal);
    if (!response.ok) throw await ApiProblem.from(response);
    return response.text();
  }

  async #send<T>(url: URL, etag?: string, signal?: AbortSignal): Promise<Result<T>> {
    const response = await this.#request(url, etag, signal);
    const known = { etag: response.headers.get("ETag"), requestId: response.headers.get("X-Request-ID") };
    if (response.status === 304) return { notModified: true, data: null, ...known, etag: known.etag ?? etag ?? null };
    if (!response.ok) throw await ApiProblem.from(response);
    return { notModified: false, data: (await response.json()) as T, ...known };
  }

  #request(url: URL, etag?: string, signal?: AbortSignal, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers({ Accept: "application/json" });
    if (etag) headers.set("If-None-Match", etag);
    if (this.#token) headers.set("Authorization", `Bearer ${this.#token}`);
    const timeout = AbortSignal.timeout(this.#timeout);
    return this.#fetch(url, { ...init, headers, signal: signal ? AbortSignal.any([signal, timeout]) : timeout });
  }

  /** The page behind this one; null behind the last. */
  #following(here: URL, page: Page<unknown>): URL | null {
    if (page.meta.next_cursor) {
      const next = new URL(here);
      next.searchParams.delete("offset");
      next.searchParams.set("cursor", page.meta.next_cursor);
      next.searchParams.sort();
      return next;
    }
    if (!page.links.next) return null;
    const url = new URL(page.links.next, this.#origin);
    if (url.origin !== this.#origin) throw new TypeError(`The next page is on another host: ${url.origin}`);
    return url;
  }
}

interface Page<I> {
  items: I[];
  meta: { next_cursor: string | null };
  links: { next: string | null };
}

/** The URL of a path with its `{names}` filled in. Parameters are sorted, so that caches keep one copy. */
export function address(origin: string, path: string, values: object, query: object): URL {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = (values as Record<string, unknown>)[name];
    if (value === undefined || value === null || value === "") throw new TypeError(`${path} needs ${name}`);
    return encodeURIComponent(String(value));
  });
  const url = new URL(filled, origin);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) url.searchParams.set(name, String(value));
  }
  url.searchParams.sort();
  return url;
}
