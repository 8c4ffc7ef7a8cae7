#pragma once

namespace kizen_test {

/// A contract in YAML with a parameter of every place, and with one of each thing that is not
/// checked: a format, a discriminator, a style, a body, a value in a media type of its own.
inline constexpr char library_yaml[] = R"(openapi: 3.0.3
info: {title: Library, version: "2"}
components:
  securitySchemes:
    key: {type: apiKey, in: query, name: key}
    session: {type: apiKey, in: cookie, name: session}
    bearer: {type: http, scheme: bearer}
  schemas:
    Reader:
      type: object
      properties:
        address: {type: string, format: e-mail}
    Item:
      type: object
      discriminator: {propertyName: kind}
      properties: {kind: {type: string}}
paths:
  /items/{id}:
    get:
      operationId: items_read
      security: [{key: [], bearer: []}, {session: []}, {}]
      parameters:
        - {name: id, in: path, required: true, schema: {type: string, format: uuid}}
        - {name: X-Trace, in: header, required: true, schema: {type: string}}
        - name: ids
          in: query
          schema: {type: array, items: {type: integer, format: int32}}
        - name: tags
          in: query
          style: pipeDelimited
          explode: true
          schema: {type: array, items: {type: string}}
        - {name: sort, in: query, explode: false, schema: {type: array, items: {}}}
        - {name: where, in: query, content: {application/json: {}}}
        - {name: theme, in: cookie, schema: {type: string, nullable: true}}
      responses:
        "200":
          description: Found.
          headers:
            X-Age: {required: true, schema: {type: integer}}
          content:
            application/json: {schema: {$ref: "#/components/schemas/Item"}}
            text/csv: {}
        default: {description: Failed.}
  /readers:
    put:
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Reader"}}}
      responses:
        "204": {description: Kept.}
    get:
      operationId: readers_count
      responses:
        "200": {description: Counted., content: {application/json: {schema: {type: integer}}}}
)";

}  // namespace kizen_test
