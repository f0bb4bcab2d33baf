// Reads {schema, pages: [{url, html}]} from the standard input; writes what the validator says of each page.
import { readFileSync } from "node:fs";
import WebAutoExtractor from "@marbec/web-auto-extractor";
import Validator from "@adobe/structured-data-validator";

const { schema, pages } = JSON.parse(readFileSync(0, "utf8"));
const findings = [];
for (const { url, html } of pages) {
  const extractor = new WebAutoExtractor({ addLocation: true, embedSource: ["rdfa", "microdata"] });
  const issues = await new Validator(schema).validate(extractor.parse(html));
  for (const { issueMessage, severity, path } of issues) findings.push({ url, issueMessage, severity, path });
}
process.stdout.write(JSON.stringify(findings));
