import {
  flexRender,
  getCoreRowModel,
  getSortedRowModel,
  useReactTable,
  type ColumnDef,
  type Row,
  type RowData,
  type SortingState,
  type VisibilityState,
} from '@tanstack/react-table'
import { ArrowDown, ArrowUp, ChevronsUpDown, Columns3 } from 'lucide-react'
import { memo, useState, type ReactNode } from 'react'
import { CsvButton, type CsvTable } from '@/components/csv-button'
import { Button } from '@/components/ui/button'
import { DropdownMenu, DropdownMenuCheckboxItem, DropdownMenuContent, DropdownMenuLabel, DropdownMenuTrigger } from '@/components/ui/dropdown-menu'
import { TableSkeleton } from '@/components/table-skeleton'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { cn } from '@/lib/utils'

declare module '@tanstack/react-table' {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  interface ColumnMeta<TData extends RowData, TValue> {
    /** Right-aligned, in tabular digits. */
    numeric?: boolean
    /** Heading in the CSV file and the column chooser. */
    name?: string
    /** Value in the CSV file; the accessor's by default. */
    csv?: (row: TData) => string | number | boolean | null
  }
}

interface DataTableProps<T> {
  label: string
  data: T[] | undefined
  columns: ColumnDef<T, any>[]
  rowId: (row: T) => string
  /** Kept by the page, in the URL. Without it the table keeps them itself. */
  sorting?: SortingState
  onSortingChange?: (sorting: SortingState) => void
  hidden?: string[]
  onHiddenChange?: (hidden: string[]) => void
  onRowClick?: (row: T) => void
  selectedId?: string
  empty: ReactNode
  toolbar?: ReactNode
  csvName?: string
  footer?: ReactNode
  /** The rows come sorted: headings only say by what. */
  presorted?: boolean
  /** Takes the place of the CSV button. */
  csv?: ReactNode
  /** So many rows are shown until all are asked for. */
  first?: number
  dense?: boolean
}

/** A table that sorts, chooses its columns and exports what it shows. A row that opens something can be opened by keyboard too. */
export function DataTable<T>(props: DataTableProps<T>) {
  const { label, data, columns, rowId, onRowClick, selectedId, empty, toolbar, csvName, footer } = props
  const [ownSorting, setOwnSorting] = useState<SortingState>([])
  const sorting = props.sorting ?? ownSorting
  const setSorting = props.onSortingChange ?? setOwnSorting
  const visibility: VisibilityState = Object.fromEntries((props.hidden ?? []).map((id) => [id, false]))
  const hiddenKey = (props.hidden ?? []).join()
  const table = useReactTable({
    data: data ?? (NO_ROWS as T[]),
    columns,
    getRowId: rowId,
    state: { sorting, columnVisibility: visibility },
    onSortingChange: (update) => setSorting(typeof update === 'function' ? update(sorting) : update),
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
    manualSorting: props.presorted,
    sortDescFirst: true,
  })
  const rows = table.getRowModel().rows
  const [all, setAll] = useState(false)
  const shownRows = props.first !== undefined && !all ? rows.slice(0, props.first) : rows

  function csv(): CsvTable {
    const shown = table.getVisibleLeafColumns().filter((column) => column.columnDef.meta?.name)
    const heading = shown.map((column) => column.columnDef.meta!.name!)
    const lines = rows.map((row) =>
      shown.map((column) => {
        const { csv } = column.columnDef.meta!
        return csv ? csv(row.original) : (row.getValue(column.id) as string | number | boolean | null)
      }),
    )
    return [heading, lines]
  }

  return (
    <div>
      {(toolbar || csvName || props.csv || props.onHiddenChange) && (
        <div className="flex flex-wrap items-center gap-2 border-b px-4 py-2.5">
          {toolbar}
          <div className="ml-auto flex items-center gap-2">
            {props.onHiddenChange && (
              <DropdownMenu>
                <DropdownMenuTrigger asChild>
                  <Button variant="outline" size="sm">
                    <Columns3 /> Columns
                  </Button>
                </DropdownMenuTrigger>
                <DropdownMenuContent align="end">
                  <DropdownMenuLabel>Shown columns</DropdownMenuLabel>
                  {table
                    .getAllLeafColumns()
                    .filter((column) => column.columnDef.meta?.name)
                    .map((column) => (
                      <DropdownMenuCheckboxItem
                        key={column.id}
                        checked={column.getIsVisible()}
                        onSelect={(event) => event.preventDefault()}
                        onCheckedChange={(shown) => {
                          const hidden = new Set(props.hidden)
                          if (shown) hidden.delete(column.id)
                          else hidden.add(column.id)
                          props.onHiddenChange!([...hidden])
                        }}
                      >
                        {column.columnDef.meta!.name}
                      </DropdownMenuCheckboxItem>
                    ))}
                </DropdownMenuContent>
              </DropdownMenu>
            )}
            {props.csv}
            {csvName && <CsvButton name={csvName} table={csv} disabled={rows.length === 0} />}
          </div>
        </div>
      )}
      {data === undefined ? (
        <TableSkeleton />
      ) : rows.length === 0 ? (
        empty
      ) : (
        <Table aria-label={label}>
          <TableHeader>
            {table.getHeaderGroups().map((group) => (
              <TableRow key={group.id} className="hover:bg-transparent">
                {group.headers.map((header) => {
                  const sorted = header.column.getIsSorted()
                  const numeric = header.column.columnDef.meta?.numeric
                  return (
                    <TableHead
                      key={header.id}
                      aria-sort={sorted ? (sorted === 'asc' ? 'ascending' : 'descending') : undefined}
                      className={cn(numeric && 'text-right')}
                    >
                      {header.column.getCanSort() ? (
                        <button
                          type="button"
                          onClick={header.column.getToggleSortingHandler()}
                          className={cn('group inline-flex items-center gap-1 rounded-sm hover:text-foreground', sorted && 'text-foreground', numeric && 'flex-row-reverse')}
                        >
                          {flexRender(header.column.columnDef.header, header.getContext())}
                          <SortMark sorted={sorted} />
                        </button>
                      ) : (
                        flexRender(header.column.columnDef.header, header.getContext())
                      )}
                    </TableHead>
                  )
                })}
              </TableRow>
            ))}
          </TableHeader>
          <TableBody>
            {shownRows.map((row) => (
              <DataRow
                key={row.id}
                row={row}
                original={row.original}
                columns={columns}
                hidden={hiddenKey}
                onRowClick={onRowClick}
                selected={row.id === selectedId}
              />
            ))}
          </TableBody>
        </Table>
      )}
      {shownRows.length < rows.length && (
        <div className="border-t px-4 py-2 text-center">
          <Button variant="ghost" size="sm" onClick={() => setAll(true)}>
            Show all {rows.length}
          </Button>
        </div>
      )}
      {footer}
    </div>
  )
}

interface DataRowProps<T> {
  row: Row<T>
  /** What the row shows; with the columns, all that it depends on. */
  original: T
  columns: ColumnDef<T, any>[]
  hidden: string
  onRowClick: ((row: T) => void) | undefined
  selected: boolean
}

/** Drawn again only when what it shows is another: a table may be told of changes many times a second. */
const DataRow = memo(
  function DataRow({ row, onRowClick, selected }: DataRowProps<any>) {
    return (
      <TableRow
        data-state={selected ? 'selected' : undefined}
        tabIndex={onRowClick ? 0 : undefined}
        onClick={onRowClick && (() => onRowClick(row.original))}
        onKeyDown={
          onRowClick &&
          ((event) => {
            if (event.key === 'Enter' && event.target === event.currentTarget) onRowClick(row.original)
          })
        }
        className={cn(onRowClick && 'cursor-pointer focus-visible:-outline-offset-2', selected && 'bg-accent/60')}
      >
        {row.getVisibleCells().map((cell) => (
          <TableCell key={cell.id} className={cn(cell.column.columnDef.meta?.numeric && 'text-right tabular-nums')}>
            {flexRender(cell.column.columnDef.cell, cell.getContext())}
          </TableCell>
        ))}
      </TableRow>
    )
  },
  (before, after) =>
    before.original === after.original && before.columns === after.columns && before.hidden === after.hidden && before.selected === after.selected && before.onRowClick === after.onRowClick,
)

const NO_ROWS: unknown[] = []

function SortMark({ sorted }: { sorted: false | 'asc' | 'desc' }) {
  if (sorted === 'asc') return <ArrowUp aria-hidden className="size-3" />
  if (sorted === 'desc') return <ArrowDown aria-hidden className="size-3" />
  return <ChevronsUpDown aria-hidden className="size-3 opacity-0 group-hover:opacity-60" />
}
