// What records_bench measures, done by JSON.parse and a compiled ajv validator on the same bytes.
// usage: node ajv.mjs MODULES CONTRACT PAGES; prints {"name": microseconds, ...}
// MODULES holds node_modules, PAGES what `records_bench --pages` wrote.

import assert from "node:assert";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [modules, contractFile, pages] = process.argv.slice(2);
const require = createRequire(join(resolve(modules), "package.json"));
const Ajv = require("ajv").default;
const addFormats = require("ajv-formats").default;

const NOT_ASSERTED = new Set(["discriminator", "example", "externalDocs", "xml"]);

/** An OpenAPI 3.0 schema as draft 7: references, `nullable` and exclusive limits are rewritten. */
function draft7(schema) {
  if (Array.isArray(schema)) return schema.map(draft7);
  if (schema === null || typeof schema !== "object") return schema;
  if (schema.$ref) return { $ref: schema.$ref.replace("#/components/schemas/", "#/definitions/") };
  const out = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key === "properties") out[key] = mapped(value);
    else if (key === "enum" || key === "default") out[key] = value;
    else if (!NOT_ASSERTED.has(key) && key !== "nullable") out[key] = draft7(value);
  }
  if (schema.nullable && schema.type) out.type = [schema.type, "null"];
  for (const [flag, limit] of [["exclusiveMinimum", "minimum"], ["exclusiveMaximum", "maximum"]]) {
    if (out[flag] === true) [out[flag], out[limit]] = [out[limit], undefined];
    if (out[flag] === false || out[flag] === undefined) delete out[flag];
    if (out[limit] === undefined) delete out[limit];
  }
  return out;
}

function mapped(schemas) {
  return Object.fromEntries(Object.entries(schemas).map(([name, one]) => [name, draft7(one)]));
}

/** Every schema that an operation names: of parameters, request bodies and responses. */
function schemasOf(contract) {
  const found = [];
  for (const path of Object.values(contract.paths)) {
    for (const operation of Object.values(path)) {
      const bodies = [operation.requestBody ?? {}, ...Object.values(operation.responses ?? {})];
      const contents = bodies.flatMap((body) => Object.values(body.content ?? {}));
      found.push(...[...(operation.parameters ?? []), ...contents].map((one) => one.schema));
    }
  }
  return found.filter(Boolean);
}

/** All that a checker of the whole contract would compile; the search page's validator comes back. */
function compiled(contract) {
  // Without the u flag, which takes no \- in the UUID pattern of the contract.
  const ajv = new Ajv({ unicodeRegExp: false, allowUnionTypes: true });
  addFormats(ajv);
  const named = schemasOf(contract);
  const definitions = { ...mapped(contract.components.schemas), ...draft7(named) };
  ajv.addSchema({ $id: "records", definitions });
  const validators = named.map((_, i) => ajv.getSchema(`records#/definitions/${i}`));
  const search = contract.paths["/api/records/{object_identifier}/search"].post;
  return validators[named.indexOf(search.responses["200"].content["application/json"].schema)];
}

/** Microseconds a call: the median of runs of about 20 ms, after half a second to warm up. */
function measured(work) {
  const now = () => Number(process.hrtime.bigint()) / 1e3;
  let calls = 0;
  const start = now();
  while (now() - start < 5e5 || calls < 5) {
    work();
    ++calls;
  }
  const batch = Math.max(1, Math.round((2e4 * calls) / (now() - start)));
  const times = [];
  for (let run = 0; run < 25; ++run) {
    const before = now();
    for (let i = 0; i < batch; ++i) work();
    times.push((now() - before) / batch);
  }
  return times.sort((a, b) => a - b)[times.length >> 1];
}

/** ajv takes the page, and refuses it with one wrong value in the last row. */
function assertValidates(validate, text) {
  assert(validate(JSON.parse(text)), JSON.stringify(validate.errors));
  for (const spoil of [(row) => { row.client_info.num_addresses_v2 = "none"; },
                       (row) => { row.id = "no uuid"; },
                       (row) => { delete row.fields.id; }]) {
    const page = JSON.parse(text);
    spoil(page.results.at(-1));
    assert(!validate(page), "ajv takes a page with a wrong row");
  }
  assert(!validate({ ...JSON.parse(text), next: "no uri" }), "ajv does not look at format: uri");
}

const contractText = readFileSync(contractFile);
const validate = compiled(JSON.parse(contractText));
const results = { "contract: text to Checker": measured(() => compiled(JSON.parse(contractText))) };
let kept = 0;  // so that no call can be left out
for (const rows of [1, 100, 1000]) {
  const bytes = readFileSync(join(pages, `${rows}.json`));
  const value = JSON.parse(bytes);
  assertValidates(validate, bytes.toString());
  const name = `page of ${rows}: `;
  results[name + "parse alone"] = measured(() => { kept += JSON.parse(bytes.toString()).count; });
  results[name + "verdict alone"] = measured(() => { kept += validate(value); });
  results[name + "bytes to verdict"] =
    measured(() => { kept += validate(JSON.parse(bytes.toString())); });
}
assert(kept > 0);
console.log(JSON.stringify(results));
