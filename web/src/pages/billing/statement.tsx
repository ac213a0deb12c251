import { useQuery } from '@tanstack/react-query'
import { Download, FileText } from 'lucide-react'
import type { StatementView } from '@/api/contracts'
import { statementQuery } from '@/api/queries'
import { EmptyState, ProblemAlert } from '@/components/feedback'
import { Time } from '@/components/figures'
import { Button } from '@/components/ui/button'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import { Skeleton } from '@/components/ui/skeleton'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { duration } from '@/format/time'
import { exactMoney } from './amounts'

/** One month: what came in, what each bot used, what was left. */
export function Statement({ months, month, onMonth }: { months: string[]; month: string | undefined; onMonth: (month: string) => void }) {
  const { data, error } = useQuery({ ...statementQuery(month ?? ''), enabled: month !== undefined })
  return (
    <Card>
      <CardHeader className="flex-row flex-wrap items-center justify-between gap-2">
        <CardTitle>Statement{data && !data.complete ? ' so far' : ''}</CardTitle>
        {month && (
          <div className="flex flex-wrap items-center gap-2">
            <Select value={month} onValueChange={onMonth}>
              <SelectTrigger aria-label="Month" className="w-32">
                <SelectValue />
              </SelectTrigger>
              <SelectContent>
                {months.map((each) => (
                  <SelectItem key={each} value={each}>
                    {each}
                  </SelectItem>
                ))}
              </SelectContent>
            </Select>
            {(['csv', 'pdf'] as const).map((kind) => (
              <Button key={kind} variant="outline" size="sm" asChild>
                <a href={`/api/billing/statements/${month}/${kind}`} download>
                  <Download /> {kind.toUpperCase()}
                </a>
              </Button>
            ))}
          </div>
        )}
      </CardHeader>
      <ProblemAlert error={error} className="m-4" />
      {!month && (
        <EmptyState icon={<FileText />} title="No statement yet">
          The first one begins with the first bot that is deployed, or the first payment.
        </EmptyState>
      )}
      {month && !data && !error && <Skeleton className="m-4 h-40" />}
      {data && <Lines statement={data} />}
    </Card>
  )
}

function Lines({ statement }: { statement: StatementView }) {
  return (
    <Table aria-label={`Statement of ${statement.month}`}>
      <TableHeader>
        <TableRow>
          <TableHead>What</TableHead>
          <TableHead>Where</TableHead>
          <TableHead className="text-right">Time</TableHead>
          <TableHead className="text-right">{statement.currency}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        <Row what="Opening balance" micros={statement.openingMicros} />
        {statement.payments.map((payment) => (
          <Row key={payment.paymentId} what={<>Payment <Time at={payment.at} zone /></>} where={`${payment.provider} · ${payment.reference}`} micros={payment.amountMicros} />
        ))}
        {statement.lines.map((line) => (
          <Row key={`${line.botId}/${line.region}`} what={line.botName} where={`${line.provider} · ${line.region}`} time={duration(line.seconds)} micros={-line.amountMicros} />
        ))}
        {statement.fromCreditMicros > 0 && <Row what="Paid from credit" micros={statement.fromCreditMicros} />}
        <Row what={<strong>{statement.complete ? 'Closing balance' : 'Balance so far'}</strong>} micros={statement.closingMicros} />
      </TableBody>
    </Table>
  )
}

function Row({ what, where, time, micros }: { what: React.ReactNode; where?: string; time?: string; micros: number }) {
  return (
    <TableRow>
      <TableCell>{what}</TableCell>
      <TableCell className="text-muted-foreground">{where}</TableCell>
      <TableCell className="text-right tabular-nums">{time}</TableCell>
      <TableCell className="text-right tabular-nums">{exactMoney(micros)}</TableCell>
    </TableRow>
  )
}
