import { z } from 'zod'
import type { Operation } from '../operation.ts'

/** The API's description, OpenAPI 3.1, from the same contracts that check each call. */
export function openApiOf(operations: readonly Operation[], info: { version: string; server: string }) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const operation of operations) {
    const [method, path] = operation.address.split(' ') as [string, string]
    const names = [...path.matchAll(/:(\w+)/g)].map(match => match[1]!)
    const input = schemaOf(operation.input, 'input')
    const properties = (input.properties ?? {}) as Record<string, JsonSchema>
    const required = new Set((input.required as string[] | undefined) ?? [])
    const inBody = Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name)))
    const hasFile = Object.values(inBody).some(property => property['file'] === true)
    const parameters = [
      ...names.map(name => ({ name, in: 'path', required: true, schema: properties[name] ?? { type: 'string' } })),
      ...(operation.writes
        ? []
        : Object.entries(inBody).map(([name, schema]) => ({
            name,
            in: 'query',
            required: required.has(name),
            schema: withoutFile(schema),
          }))),
    ]
    const output = schemaOf(operation.output, 'output')
    const address = path.replace(/:(\w+)/g, '{$1}')
    paths[address] = {
      ...paths[address],
      [method.toLowerCase()]: {
        operationId: operation.name,
        tags: [operation.name.split('.')[0]],
        summary: operation.summary,
        security: operation.public ? [] : [{ session: [] }],
        ...(parameters.length > 0 ? { parameters } : {}),
        ...(operation.writes && Object.keys(inBody).length > 0
          ? {
              requestBody: {
                required: true,
                content: {
                  [hasFile ? 'multipart/form-data' : 'application/json']: {
                    schema: {
                      type: 'object',
                      properties: Object.fromEntries(Object.entries(inBody).map(([name, schema]) => [name, withoutFile(schema)])),
                      required: Object.keys(inBody).filter(name => required.has(name)),
                    },
                  },
                },
              },
            }
          : {}),
        responses: {
          ...(output['file'] === true
            ? {
                200: {
                  description: 'Tệp',
                  content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
                },
              }
            : output['type'] === 'null'
              ? { 204: { description: 'Đã xong' } }
              : { 200: { description: 'Kết quả', content: { 'application/json': { schema: output } } } }),
          default: { $ref: '#/components/responses/Problem' },
        },
      },
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Lan Tỏa', version: info.version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: info.server }],
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'lantoa.session_token' } },
      responses: {
        Problem: {
          description: 'Lỗi (RFC 9457)',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      schemas: {
        Problem: {
          type: 'object',
          required: ['type', 'title', 'status', 'detail', 'code', 'requestId'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            detail: { type: 'string' },
            code: { type: 'string' },
            requestId: { type: 'string' },
            fields: {
              type: 'array',
              items: {
                type: 'object',
                required: ['path', 'message'],
                properties: { path: { type: 'string' }, message: { type: 'string' } },
              },
            },
            current: {},
            changes: {},
            retryAfter: { type: 'integer' },
          },
        },
      },
    },
  }
}

type JsonSchema = Record<string, unknown>

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
    reused: 'inline',
  }) as JsonSchema
  return rest
}

const withoutFile = (schema: JsonSchema): JsonSchema => (schema['file'] === true ? { type: 'string', format: 'binary' } : schema)
