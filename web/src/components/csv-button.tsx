import { Download } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { download, toCsv, type Value } from '@/lib/csv'

/** The heading and the rows of a file. */
export type CsvTable = [heading: string[], rows: Value[][]]

/** Saves what a table shows; what it shows is asked for when it is pressed. Names what it saves where several tables stand on a page. */
export function CsvButton({ name, table, of, disabled, className }: { name: string; table: () => CsvTable; of?: string; disabled?: boolean; className?: string }) {
  return (
    <Button variant="outline" size="sm" className={className} disabled={disabled} aria-label={of && `CSV of ${of}`} onClick={() => download(`${name}.csv`, toCsv(...table()))}>
      <Download /> CSV
    </Button>
  )
}
