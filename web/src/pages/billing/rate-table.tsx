import { useQuery } from '@tanstack/react-query'
import type { RateView } from '@/api/contracts'
import { ratesQuery } from '@/api/queries'
import { CsvButton, type CsvTable } from '@/components/csv-button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { money } from './amounts'

const any = (text: string, every: string) => (text === '*' ? every : text)

function ratesTable(rates: RateView[], currency: string): CsvTable {
  return [['Provider', 'Region', 'Size', `${currency} per hour`], rates.map((rate) => [rate.provider, any(rate.region, 'every region'), any(rate.size, 'every size'), rate.microsPerHour / 1_000_000])]
}

/** What an instance costs, by provider, region and size. */
export function RateTable({ currency }: { currency: string }) {
  const { data } = useQuery(ratesQuery)
  return (
    <Card>
      <CardHeader>
        <CardTitle>Rates</CardTitle>
        {data && <CsvButton name="rates" of="the rates" className="ml-auto" table={() => ratesTable(data, currency)} />}
      </CardHeader>
      <Table aria-label="Rates">
        <TableHeader>
          <TableRow>
            <TableHead>Provider</TableHead>
            <TableHead>Region</TableHead>
            <TableHead>Size</TableHead>
            <TableHead className="text-right">{currency}/h</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {data?.map((rate) => (
            <TableRow key={`${rate.provider}/${rate.region}/${rate.size}`}>
              <TableCell>{rate.provider === 'local' ? 'this machine' : rate.provider}</TableCell>
              <TableCell>{any(rate.region, 'every region')}</TableCell>
              <TableCell>{any(rate.size, 'every size')}</TableCell>
              <TableCell className="text-right tabular-nums">{rate.microsPerHour === 0 ? 'free' : money(rate.microsPerHour, 4)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <CardContent className="pt-3 text-xs text-muted-foreground">By the second, at least a minute. A meter keeps the rate that it started with.</CardContent>
    </Card>
  )
}
