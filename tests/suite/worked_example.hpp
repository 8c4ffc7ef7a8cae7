#pragma once

#include <string>

/// A suite that uses every part of the format that is understood.
inline std::string worked_example() {
  return R"({
  "arazzo": "1.0.1",
  "info": {"title": "Upsert outcomes", "version": "1.0.0"},
  "sourceDescriptions": [{"name": "records", "url": "../schemas/records.openapi.json", "type": "openapi"}],
  "x-contract": {
    "version": 1,
    "tags": ["upsert"],
    "deviations": ["D6"],
    "schemas": {"one_record": {
      "type": "object", "required": ["count", "results"],
      "properties": {"count": {"const": 1}, "results": {"type": "array", "minItems": 1, "maxItems": 1}}}}
  },
  "components": {"parameters": {"object": {"name": "object_identifier", "in": "path", "value": "$inputs.object"}}},
  "workflows": [
    {
      "workflowId": "upsert-creates-then-updates",
      "summary": "The first upsert of a name creates it, the second updates the same record.",
      "inputs": {
        "type": "object",
        "required": ["object", "unique"],
        "properties": {
          "object": {"type": "string"},
          "unique": {"type": "string", "default": "one"},
          "other_api_key": {"type": "string", "format": "password"}
        }
      },
      "x-contract": {
        "tags": ["writes"],
        "unique": ["unique"],
        "environment": {"other_api_key": "KIZEN_OTHER_API_KEY"},
        "cases": [
          {"name": "custom object", "inputs": {"object": "deals"}},
          {"name": "another object", "inputs": {"object": "projects"}}
        ],
        "teardown": [{"workflowId": "archive", "parameters": [
          {"name": "object", "value": "$inputs.object"},
          {"name": "id", "value": "$steps.create.outputs.id"}]}]
      },
      "parameters": [{"reference": "$components.parameters.object"}],
      "steps": [
        {
          "stepId": "create",
          "operationId": "records_upsert_create",
          "requestBody": {"contentType": "application/json", "payload": {"lookup_value": "suite {$inputs.unique}"}},
          "successCriteria": [
            {"condition": "$statusCode == 201"},
            {"condition": "$response.body#/action == 'created'"}],
          "outputs": {"id": "$response.body#/id"}
        },
        {
          "stepId": "update",
          "operationId": "records_upsert_create",
          "requestBody": {"payload": {"lookup_value": "suite {$inputs.unique}"}},
          "successCriteria": [{"condition": "$statusCode == 200"}],
          "x-contract": {"expect": [
            {"schema": {"properties": {"id": {"const": "$steps.create.outputs.id"}, "action": {"const": "updated"}}}},
            {"context": "$response.body#/non_field_errors", "absent": true}]}
        },
        {
          "stepId": "find",
          "operationId": "records_search_create",
          "parameters": [{"name": "search", "in": "query", "value": "suite {$inputs.unique}"}],
          "successCriteria": [{"condition": "$statusCode == 200 && $response.body#/count >= 1"}],
          "x-contract": {"expect": [
            {"schema": {"$ref": "#/x-contract/schemas/one_record"}},
            {"context": "$response.body#/results/0/id", "equals": "$steps.create.outputs.id"}]}
        }
      ],
      "outputs": {"id": "$steps.create.outputs.id"}
    },
    {
      "workflowId": "upsert-needs-a-lookup-value",
      "steps": [{
        "stepId": "refused",
        "operationId": "records_upsert_create",
        "parameters": [{"name": "object_identifier", "in": "path", "value": "deals"}],
        "requestBody": {"payload": {}},
        "successCriteria": [{"condition": "$statusCode == 400"}],
        "x-contract": {"request": {"invalid": true, "at": ["/lookup_value"], "keyword": ["required"]}}
      }]
    },
    {
      "workflowId": "calls-need-credentials",
      "steps": [{
        "stepId": "refused",
        "operationId": "records_search_create",
        "parameters": [
          {"name": "object_identifier", "in": "path", "value": "deals"},
          {"name": "X-API-KEY", "in": "header", "value": null}],
        "successCriteria": [{"condition": "$statusCode == 401"}],
        "x-contract": {"request": {"invalid": true, "keyword": ["request.security.missing"]}}
      }]
    },
    {
      "workflowId": "archive",
      "inputs": {"type": "object", "required": ["object", "id"],
                 "properties": {"object": {"type": "string"}, "id": {"type": "string"}}},
      "steps": [{
        "stepId": "delete",
        "operationId": "records_destroy",
        "parameters": [
          {"reference": "$components.parameters.object"},
          {"name": "entity_id", "in": "path", "value": "$inputs.id"}],
        "successCriteria": [{"condition": "$statusCode == 204"}]
      }]
    }
  ]
})";
}
