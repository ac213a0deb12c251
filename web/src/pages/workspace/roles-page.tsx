import { useQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import type { RoleMatrix } from '@/api/contracts'
import { rolesQuery } from '@/api/queries'
import { CsvButton, type CsvTable } from '@/components/csv-button'
import { PageHeader, ProblemAlert } from '@/components/feedback'
import { TableSkeleton } from '@/components/table-skeleton'
import { Card } from '@/components/ui/card'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { humanise } from '@/format/words'
import { useSession } from '@/lib/session'
import { cn } from '@/lib/utils'

function matrixTable({ roles, permissions }: RoleMatrix): CsvTable {
  return [['Permission', 'Meaning', ...roles.map(({ role }) => humanise(role))], permissions.map((each) => [each.permission, each.meaning, ...roles.map(({ role }) => each.roles.includes(role))])]
}

/** Who may do what: the table that the backend itself goes by. */
export function RolesPage() {
  const { role: own } = useSession()
  const { data, error, refetch } = useQuery(rolesQuery)
  return (
    <>
      <PageHeader title="Roles" description="Fixed, the same in every workspace, and enforced at each command and question. In a personal workspace you are the owner.">
        {data && <CsvButton name="roles" of="the roles" table={() => matrixTable(data)} />}
      </PageHeader>
      {error && <ProblemAlert error={error} retry={() => void refetch()} className="mb-4" />}
      <Card>
        {!data && !error && <TableSkeleton />}
        {data && (
          <Table aria-label="Permissions of each role">
            <TableHeader>
              <TableRow>
                <TableHead>Permission</TableHead>
                {data.roles.map(({ role, permissions }) => (
                  <TableHead key={role} className={cn('text-center', role === own && 'bg-accent text-foreground')}>
                    {humanise(role)}
                    {role === own && <span className="sr-only"> (yours)</span>}
                    <span className="block text-[0.7rem] font-normal tabular-nums">{permissions}</span>
                  </TableHead>
                ))}
              </TableRow>
            </TableHeader>
            <TableBody>
              {data.permissions.map(({ permission, meaning, roles }) => (
                <TableRow key={permission}>
                  <TableCell className="min-w-36 whitespace-normal">
                    <span className="block">{meaning}</span>
                    <code className="font-mono text-[0.7rem] text-muted-foreground">{permission}</code>
                  </TableCell>
                  {data.roles.map(({ role }) => (
                    <TableCell key={role} className={cn('text-center', role === own && 'bg-accent/50')}>
                      {roles.includes(role) ? <Check aria-label="may" className="mx-auto size-4 text-positive" /> : <span className="sr-only">may not</span>}
                    </TableCell>
                  ))}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </Card>
    </>
  )
}
