import assert from "node:assert/strict";
import { test } from "node:test";

import { ApiProblem, Client, type ClientOptions } from "../src/index.js";

const FAQS = "/api/content/v1/faqs/";
const ORIGIN = "https://cms.example.org";

type Handler = (url: URL, init: RequestInit) => Response | Promise<Response>;

/** A client whose requests go to `handler`, and the requests it has sent. */
function stubbed(handler: Handler, more: Partial<ClientOptions> = {}) {
  const sent: { url: URL; headers: Headers; cache: RequestCache | undefined }[] = [];
  const fetch = async (input: unknown, init: RequestInit = {}) => {
    const url = new URL(String(input));
    sent.push({ url, headers: new Headers(init.headers), cache: init.cache });
    return handler(url, init);
  };
  return { client: new Client({ origin: `${ORIGIN}/`, fetch: fetch as typeof globalThis.fetch, ...more }), sent };
}

/** A page of a list. */
const page = (items: unknown[], next: string | null = null, next_cursor: string | null = null) =>
  json({ items, meta: { next_cursor }, links: { next } });

const json = (body: unknown, headers: Record<string, string> = {}, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ...headers } });

test("a page is asked for by its id and answered with its ETag", async () => {
  const { client, sent } = stubbed(() => json({ id: 12, title: "Knee" }, { ETag: '"a"', "X-Request-ID": "r-1" }));
  const result = await client.get("/api/content/v1/faqs/{faq_id}/", { path: { faq_id: 12 } });
  assert.equal(sent[0]?.url.href, `${ORIGIN}${FAQS}12/`);
  assert.equal(result.data?.title, "Knee");
  assert.equal(result.etag, '"a"');
  assert.equal(result.requestId, "r-1");
});

test("who has the copy is told that it is still right", async () => {
  const { client, sent } = stubbed(() => new Response(null, { status: 304, headers: { ETag: '"a"' } }));
  const result = await client.get("/api/content/v1/faqs/{faq_id}/", { path: { faq_id: 12 }, etag: '"a"' });
  assert.equal(sent[0]?.headers.get("If-None-Match"), '"a"');
  assert.deepEqual([result.notModified, result.data, result.etag], [true, null, '"a"']);
});

test("parameters are sorted and those without a value left out", async () => {
  const { client, sent } = stubbed(() => json({ items: [] }));
  await client.get(FAQS, { query: { limit: 5, country: "MX" } });
  assert.equal(sent[0]?.url.search, "?country=MX&limit=5");
});

test("a list without cursors is read to its end", async () => {
  const { client, sent } = stubbed((url) => {
    const offset = Number(url.searchParams.get("offset") ?? 0);
    const next = offset < 4 ? `${FAQS}?limit=2&offset=${offset + 2}` : null;
    return page([{ id: offset }, { id: offset + 1 }], next);
  });
  const ids: number[] = [];
  for await (const item of client.items(FAQS, { query: { limit: 2 } })) ids.push(item.id);
  assert.deepEqual(ids, [0, 1, 2, 3, 4, 5]);
  assert.equal(sent.length, 3);
});

test("a list with cursors is read by them, and keeps what else was asked for", async () => {
  const pages: Record<string, Response> = {
    "?country=MX&limit=1&offset=3": page([{ id: 1 }], `${FAQS}?limit=1&offset=4`, "a~1"),
    "?country=MX&cursor=a%7E1&limit=1": page([{ id: 2 }], `${FAQS}?limit=1&cursor=b~2`, "b~2"),
    "?country=MX&cursor=b%7E2&limit=1": page([{ id: 3 }]),
  };
  const { client } = stubbed((url) => pages[url.search] ?? json({}, {}, 500));
  const ids: number[] = [];
  for await (const item of client.items(FAQS, { query: { country: "MX", limit: 1, offset: 3 } })) ids.push(item.id);
  assert.deepEqual(ids, [1, 2, 3]);
});

test("changes are read from the cursor on until there are no more", async () => {
  const entry = (id: number) => ({ id, type: "faq.FAQPage", locale: "en", path: `/faq/${id}/`, tags: [`page:${id}`] });
  const { client, sent } = stubbed((url) =>
    url.searchParams.get("cursor") === "a~1"
      ? json({ upserts: [entry(1)], deletes: [], next_cursor: "b~2", more: true })
      : json({ upserts: [], deletes: [entry(2)], next_cursor: "c~3", more: false }),
  );
  const seen: [number[], number[], string][] = [];
  for await (const { upserts, deletes, next_cursor } of client.changes({ cursor: "a~1" })) {
    seen.push([upserts.map(({ id }) => id), deletes.map(({ id }) => id), next_cursor]);
  }
  assert.deepEqual(seen, [[[1], [], "b~2"], [[], [2], "c~3"]]);
  assert.deepEqual(sent.map(({ url }) => url.search), ["?cursor=a%7E1", "?cursor=b%7E2"]);
});

test("whoever has no cursor yet begins at the beginning", async () => {
  const { client, sent } = stubbed(() => json({ upserts: [], deletes: [], next_cursor: "a~1", more: false }));
  for await (const part of client.changes({ cursor: null, limit: 5 })) assert.equal(part.next_cursor, "a~1");
  assert.equal(sent[0]?.url.search, "?limit=5");
});

test("a preview is kept nowhere", async () => {
  const { client, sent } = stubbed(() => json({ id: 12, title: "Draft", meta: { preview: true, revision_id: 3 } }));
  const draft = await client.preview("1:a/b");
  assert.equal(sent[0]?.url.pathname, "/api/content/v1/preview/1%3Aa%2Fb/");
  assert.equal(sent[0]?.cache, "no-store");
  const shown: true = draft.meta.preview;
  assert.equal(shown, true);
});

test("a token goes with every request, and without one there is no header", async () => {
  const withToken = stubbed(() => json({ items: [] }), { token: "vouch_x" });
  await withToken.client.get(FAQS);
  assert.equal(withToken.sent[0]?.headers.get("Authorization"), "Bearer vouch_x");
  const without = stubbed(() => json({ items: [] }));
  await without.client.get(FAQS);
  assert.equal(without.sent[0]?.headers.has("Authorization"), false);
});

test("with fields one page may lack every key, without it none", async () => {
  const { client } = stubbed(() => json({ title: "Knee" }));
  const path = { faq_id: 12 };
  const part = await client.get("/api/content/v1/faqs/{faq_id}/", { path, query: { fields: "title" } });
  const title: string | undefined = part.data?.title;
  assert.equal(title, "Knee");
  const whole = await client.get("/api/content/v1/faqs/{faq_id}/", { path });
  if (!whole.notModified) {
    const sure: string = whole.data.title;
    assert.equal(sure, "Knee");
  }
});

test("with fields an item may lack every key, without it none", async () => {
  const { client } = stubbed(() => page([{ title: "Knee" }]));
  for await (const item of client.items(FAQS, { query: { fields: "title" } })) {
    const title: string | undefined = item.title;
    assert.equal(title, "Knee");
  }
  for await (const item of client.items(FAQS)) {
    const title: string = item.title;
    assert.equal(title, "Knee");
  }
});

test("the next page is never fetched from another host", async () => {
  const { client, sent } = stubbed(() => page([{ id: 1 }], "https://evil.example/"));
  await assert.rejects(async () => {
    for await (const _ of client.items(FAQS)) void _;
  }, /another host/);
  assert.equal(sent.length, 1);
});

test("a problem is thrown with all that it says", async () => {
  const problem = {
    type: "/api/content/v1/problems/invalid-parameters/",
    title: "Invalid parameters",
    status: 422,
    detail: "See errors.",
    instance: FAQS,
    request_id: "r-1",
    errors: [{ loc: ["query", "order"], code: "unknown_value", msg: "…", allowed: ["title"] }],
  };
  const headers = { "Content-Type": "application/problem+json" };
  const { client } = stubbed(() => json(problem, headers, 422));
  const error = await client.get(FAQS).catch((reason: unknown) => reason);
  assert.ok(error instanceof ApiProblem);
  assert.equal(error.kind, "invalid-parameters");
  assert.equal(error.problem?.errors?.[0]?.code, "unknown_value");
});

test("an error page of a proxy is an error without a problem", async () => {
  const { client } = stubbed(() => new Response("<h1>Bad gateway</h1>", { status: 502, headers: { "Retry-After": "7" } }));
  const error = await client.get(FAQS).catch((reason: unknown) => reason);
  assert.ok(error instanceof ApiProblem);
  assert.deepEqual([error.status, error.problem, error.kind, error.retryAfter], [502, null, null, 7]);
});

const never: Handler = (_, init) =>
  new Promise((_resolve, reject) => {
    // A timer of our own keeps the process alive: that of AbortSignal.timeout does not.
    const alive = setInterval(() => undefined, 1_000);
    init.signal?.addEventListener("abort", () => {
      clearInterval(alive);
      reject(init.signal?.reason);
    });
  });

test("a request without an answer is given up", async () => {
  const { client } = stubbed(never, { timeout: 1 });
  await assert.rejects(client.get(FAQS), { name: "TimeoutError" });
});

test("the caller can end a request", async () => {
  const { client } = stubbed(never);
  const controller = new AbortController();
  const request = client.get(FAQS, { signal: controller.signal });
  controller.abort();
  await assert.rejects(request, { name: "AbortError" });
});

test("structured data is handed over as it came", async () => {
  const body = '{"@graph":[],"x":"\\u003c"}';
  const { client, sent } = stubbed(() => new Response(body, { headers: { "Content-Type": "application/ld+json" } }));
  assert.equal(await client.jsonLd(12), body);
  assert.equal(sent[0]?.url.pathname, `${FAQS}12/jsonld/`);
});

test("a path without its value is a mistake of the caller", async () => {
  const { client, sent } = stubbed(() => json({}));
  await assert.rejects(client.get("/api/content/v1/faqs/{faq_id}/"), /needs faq_id/);
  assert.equal(sent.length, 0);
});
