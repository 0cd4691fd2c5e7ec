/**
 * Writes the workspace's client types from the API's description: `tsx scripts/client-types.ts`, or with `--check` says whether
 * what lies in src/workspace/api.generated.ts still fits (exit code 1 if not). Small on purpose: our own OpenAPI documents use
 * inline JSON Schema only.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openApiOf } from '#kernel/http/openapi.ts'
import { kernelModule } from '#kernel/kernel-module.ts'
import { modules } from '#modules/index.ts'

type JsonSchema = Record<string, unknown>
type ApiOperation = {
  operationId: string
  summary?: string
  parameters?: { name: string; in: string; required: boolean; schema: JsonSchema }[]
  requestBody?: { content: Record<string, { schema: JsonSchema }> }
  responses: Record<string, { content?: Record<string, { schema?: JsonSchema }> }>
}

const target = join(import.meta.dirname, '../src/workspace/api.generated.ts')
const api = openApiOf(
  [kernelModule, ...modules].flatMap(module => module.operations),
  { version: '1', server: '/api/v1' },
)
const text = clientTypes(api.paths as Record<string, Record<string, ApiOperation>>)

if (process.argv.includes('--check')) {
  const present = await readFile(target, 'utf8').catch(() => '')
  if (present !== text) {
    console.error('src/workspace/api.generated.ts does not fit the contracts. Run: tsx scripts/client-types.ts')
    process.exit(1)
  }
  console.log('client types fit the contracts')
} else {
  await writeFile(target, text)
  console.log(`wrote ${target}`)
}

/** One entry for each operation, in the order of names, so that a change shows as a small difference. */
function clientTypes(paths: Record<string, Record<string, ApiOperation>>): string {
  const found = Object.entries(paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
    )
    .toSorted((a, b) => (a.operation.operationId < b.operation.operationId ? -1 : 1))
  const entries = found.map(({ operation }) => {
    const summary = operation.summary ? `  /** ${operation.summary.replaceAll('*/', '* /')} */\n` : ''
    return `${summary}  '${operation.operationId}': { input: ${inputOf(operation)}; output: ${outputOf(operation)} }`
  })
  const addresses = found.map(({ path, method, operation }) => `  '${operation.operationId}': '${method} ${path}',`)
  return [
    '// Generated from the contracts by scripts/client-types.ts; do not edit.',
    '',
    'export interface Operations {',
    ...entries,
    '}',
    '',
    'export const addresses: Record<keyof Operations, string> = {',
    ...addresses,
    '}',
    '',
  ].join('\n')
}

function inputOf(operation: ApiOperation): string {
  const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema
  const required = new Set((body?.['required'] as string[] | undefined) ?? [])
  const parts = [
    ...(operation.parameters ?? []).map(parameter => property(parameter.name, parameter.schema, parameter.required)),
    ...Object.entries((body?.['properties'] ?? {}) as Record<string, JsonSchema>).map(([name, schema]) =>
      property(name, schema, required.has(name)),
    ),
  ]
  return parts.length === 0 ? '{}' : `{ ${parts.join('; ')} }`
}

function outputOf(operation: ApiOperation): string {
  const answer = Object.entries(operation.responses).find(([status]) => status.startsWith('2'))?.[1]
  const [type, content] = Object.entries(answer?.content ?? {})[0] ?? []
  if (type === undefined) return 'null'
  return type === 'application/json' ? typeOf(content?.schema ?? {}) : 'Blob'
}

function property(name: string, schema: JsonSchema, required: boolean): string {
  const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)
  return required ? `${key}: ${typeOf(schema)}` : `${key}?: ${typeOf(schema)} | undefined`
}

/** A JSON Schema as a TypeScript type, on one line. What it cannot say in types (lengths, patterns) the server checks. */
function typeOf(schema: JsonSchema): string {
  if ('const' in schema) return JSON.stringify(schema['const'])
  if (Array.isArray(schema['enum'])) return schema['enum'].map(value => JSON.stringify(value)).join(' | ')
  for (const key of ['anyOf', 'oneOf'] as const)
    if (Array.isArray(schema[key])) return [...new Set((schema[key] as JsonSchema[]).map(grouped))].join(' | ')
  if (Array.isArray(schema['allOf'])) return (schema['allOf'] as JsonSchema[]).map(grouped).join(' & ')
  if (Array.isArray(schema['type'])) return (schema['type'] as string[]).map(type => typeOf({ ...schema, type })).join(' | ')
  switch (schema['type']) {
    case 'string':
      return schema['format'] === 'binary' ? 'Blob' : 'string'
    case 'number':
    case 'integer':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'null':
      return 'null'
    case 'array':
      return Array.isArray(schema['prefixItems'])
        ? `[${(schema['prefixItems'] as JsonSchema[]).map(typeOf).join(', ')}]`
        : `${grouped((schema['items'] ?? {}) as JsonSchema)}[]`
    case 'object': {
      const required = new Set((schema['required'] as string[] | undefined) ?? [])
      const properties = Object.entries((schema['properties'] ?? {}) as Record<string, JsonSchema>)
      if (properties.length > 0)
        return `{ ${properties.map(([name, inner]) => property(name, inner, required.has(name))).join('; ')} }`
      const more = schema['additionalProperties']
      return `Record<string, ${typeof more === 'object' && more !== null ? typeOf(more as JsonSchema) : 'unknown'}>`
    }
    default:
      return 'unknown'
  }
}

function grouped(schema: JsonSchema): string {
  const type = typeOf(schema)
  return / [|&] /.test(type) && !type.startsWith('{') ? `(${type})` : type
}
