import type { TemplateDefinition } from '@/api/contracts'

export interface ParsedDefinition {
  definition?: TemplateDefinition
  problem?: string
}

/** Reads a template's document; says in words where it is no JSON. */
export function parseDefinition(text: string): ParsedDefinition {
  if (!text.trim()) return { problem: 'Paste or write a template as JSON.' }
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return { problem: 'A template is a JSON object: it begins with {.' }
    return { definition: value as TemplateDefinition }
  } catch (error) {
    return { problem: `This is not JSON: ${(error as Error).message}` }
  }
}

export function pretty(definition: TemplateDefinition | string): string {
  if (typeof definition !== 'string') return JSON.stringify(definition, null, 2)
  try {
    return JSON.stringify(JSON.parse(definition), null, 2)
  } catch {
    return definition
  }
}
