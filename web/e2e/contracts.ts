import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

interface Document {
  components: { schemas: Record<string, { properties?: Record<string, { enum?: string[] }> }> }
}

/** Where the dashboard's name is not the schema's. */
const SCHEMA_OF: Record<string, string> = {
  Session: 'SessionView',
  InstructionStep: 'Step',
  SystemTemplate: 'SystemTemplateEntry',
  TemplateProblem: 'Problem',
  TemplateValidation: 'Judgement',
}
/** Read in part, or no answer of the API's own. */
const NOT_COMPARED = new Set(['ComponentSpec', 'TemplateDefinition', 'FieldProblem', 'ProblemDetails', 'LiveEvents'])

/** How `src/api/contracts.ts` and the backend's OpenAPI document part: one line each. */
export function differences(document: Document): string[] {
  const path = fileURLToPath(new URL('../src/api/contracts.ts', import.meta.url))
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest)
  const unions = new Map<string, string[]>()
  const found: string[] = []
  source.forEachChild((node) => {
    if (ts.isTypeAliasDeclaration(node) && ts.isUnionTypeNode(node.type)) unions.set(node.name.text, literals(node.type))
  })
  source.forEachChild((node) => {
    if (!ts.isInterfaceDeclaration(node) || NOT_COMPARED.has(node.name.text)) return
    const name = node.name.text
    const properties = document.components.schemas[SCHEMA_OF[name] ?? name]?.properties
    if (!properties) {
      found.push(`${name}: the API has no such schema`)
      return
    }
    const members = node.members.filter(ts.isPropertySignature)
    const ours = members.map((member) => (member.name as ts.Identifier).text)
    for (const missing of Object.keys(properties).filter((each) => !ours.includes(each))) found.push(`${name}.${missing}: only the API has it`)
    for (const member of members) {
      const property = (member.name as ts.Identifier).text
      const told = properties[property]
      if (!told) found.push(`${name}.${property}: only the dashboard has it`)
      const type = member.type
      if (!told?.enum || !type || !ts.isTypeReferenceNode(type)) continue
      const known = unions.get((type.typeName as ts.Identifier).text)
      if (known && [...known].sort().join() !== [...told.enum].sort().join()) found.push(`${name}.${property}: ${known.join()} here, ${told.enum.join()} there`)
    }
  })
  return found
}

function literals(union: ts.UnionTypeNode): string[] {
  return union.types.flatMap((type) => (ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal) ? [type.literal.text] : []))
}
