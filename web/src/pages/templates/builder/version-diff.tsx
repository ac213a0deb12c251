import { useQuery } from '@tanstack/react-query'
import type { TemplateView } from '@/api/contracts'
import { templateQuery } from '@/api/queries'
import { ProblemAlert } from '@/components/feedback'
import { Skeleton } from '@/components/ui/skeleton'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { parseDefinition, pretty } from '../definition'
import { differences } from './edits'

/** What one version changed against another, field by field. */
export function VersionDiff({ template, against }: { template: TemplateView; against: number }) {
  const { data: other, error } = useQuery(templateQuery(template.templateId, against))
  if (!other) return error ? <ProblemAlert error={error} /> : <Skeleton className="m-4 h-32" />
  const found = differences(parseDefinition(pretty(other.definition)).definition, parseDefinition(pretty(template.definition)).definition)
  if (found.length === 0) return <p className="p-4 text-sm text-muted-foreground">Versions {against} and {template.version} are the same.</p>
  return (
    <Table aria-label={`Version ${template.version} against version ${against}`}>
      <TableHeader>
        <TableRow>
          <TableHead>Field</TableHead>
          <TableHead>Version {against}</TableHead>
          <TableHead>Version {template.version}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {found.map(({ path, before, after }) => (
          <TableRow key={path}>
            <TableCell className="font-mono text-xs">{path}</TableCell>
            <Cell value={before} tone="text-negative" absent="not there" />
            <Cell value={after} tone="text-positive" absent="removed" />
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

function Cell({ value, tone, absent }: { value: unknown; tone: string; absent: string }) {
  return (
    <TableCell className={`font-mono text-xs whitespace-pre-wrap ${value === undefined ? 'text-muted-foreground' : tone}`}>
      {value === undefined ? absent : JSON.stringify(value)}
    </TableCell>
  )
}
