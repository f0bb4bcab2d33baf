import assert from "node:assert/strict";
import { test } from "node:test";
import { ApiProblem, Client } from "../src/index.js";
const FAQS = "/api/content/v1/faqs/";
const ORIGIN = "https://cms.example.org";
/** A client whose requests go to `handler`, and the requests it has sent. */
function stubbed(handler, timeout) {
    const sent = [];
    const fetch = async (input, init = {}) => {
        const url = new URL(String(input));
        sent.push({ url, headers: new Headers(init.headers) });
        return handler(url, init);
    };
    const options = { origin: `${ORIGIN}/`, fetch: fetch };
    return { client: new Client(timeout === undefined ? options : { ...options, timeout }), sent };
}
const json = (body, headers = {}, status = 200) => new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ...headers } });
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
test("a list is read to its end", async () => {
    const { client, sent } = stubbed((url) => {
        const offset = Number(url.searchParams.get("offset") ?? 0);
        const next = offset < 4 ? `${FAQS}?limit=2&offset=${offset + 2}` : null;
        return json({ items: [{ id: offset }, { id: offset + 1 }], links: { next } });
    });
    const ids = [];
    for await (const item of client.items(FAQS, { query: { limit: 2 } }))
        ids.push(item.id);
    assert.deepEqual(ids, [0, 1, 2, 3, 4, 5]);
    assert.equal(sent.length, 3);
});
test("the next page is never fetched from another host", async () => {
    const { client, sent } = stubbed(() => json({ items: [{ id: 1 }], links: { next: "https://evil.example/" } }));
    await assert.rejects(async () => {
        for await (const _ of client.items(FAQS))
            void _;
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
    const error = await client.get(FAQS).catch((reason) => reason);
    assert.ok(error instanceof ApiProblem);
    assert.equal(error.kind, "invalid-parameters");
    assert.equal(error.problem?.errors?.[0]?.code, "unknown_value");
});
test("an error page of a proxy is an error without a problem", async () => {
    const { client } = stubbed(() => new Response("<h1>Bad gateway</h1>", { status: 502, headers: { "Retry-After": "7" } }));
    const error = await client.get(FAQS).catch((reason) => reason);
    assert.ok(error instanceof ApiProblem);
    assert.deepEqual([error.status, error.problem, error.kind, error.retryAfter], [502, null, null, 7]);
});
const never = (_, init) => new Promise((_resolve, reject) => {
    // A timer of our own keeps the process alive: that of AbortSignal.timeout does not.
    const alive = setInterval(() => undefined, 1_000);
    init.signal?.addEventListener("abort", () => {
        clearInterval(alive);
        reject(init.signal?.reason);
    });
});
test("a request without an answer is given up", async () => {
    const { client } = stubbed(never, 1);
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
