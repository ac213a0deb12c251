import { useMutation } from '@tanstack/react-query'
import { Upload } from 'lucide-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { ApiError } from '@/api/client'
import { validateTemplate } from '@/api/commands'
import type { TemplateDefinition, TemplateValidation } from '@/api/contracts'
import { Button } from '@/components/ui/button'
import { Textarea } from '@/components/ui/textarea'
import { cn } from '@/lib/utils'
import { TemplateForm } from './builder/template-form'
import { useSession } from '@/lib/session'
import { parseDefinition, pretty } from './definition'
import { ProblemList } from './problem-list'

const InstantPanel = lazy(() => import('../backtests/instant/instant-panel').then((module) => ({ default: module.InstantPanel })))

/** A template as a form or as its JSON, which are one text, with the server's verdict beside it, renewed a moment after the last change. */
export function DefinitionEditor({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const { may } = useSession()
  const [json, setJson] = useState(false)
  const [verdict, setVerdict] = useState<{ text: string; validation: TemplateValidation }>()
  const { definition, problem } = parseDefinition(text)
  const { mutate, error } = useMutation({
    mutationFn: ({ parsed }: { parsed: TemplateDefinition; of: string }) => validateTemplate(parsed),
    onSuccess: (validation, { of }) => setVerdict({ text: of, validation }),
  })

  useEffect(() => {
    const { definition: parsed } = parseDefinition(text)
    if (!parsed) return
    const timer = setTimeout(() => mutate({ parsed, of: text }), 300)
    return () => clearTimeout(timer)
  }, [text, mutate])

  return (
    <div className="grid grid-cols-1 gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="flex min-w-0 flex-col gap-3">
        <div className="flex flex-wrap gap-1">
          <div role="group" aria-label="Edit as" className="flex gap-1">
            <Mode active={!json} onClick={() => setJson(false)}>
              Form
            </Mode>
            <Mode active={json} onClick={() => setJson(true)}>
              JSON
            </Mode>
          </div>
          <Import onImport={onChange} />
        </div>
        {json || (!definition && text.trim()) ? (
          <Textarea
            aria-label="Definition (JSON)"
            spellCheck={false}
            aria-invalid={problem ? true : undefined}
            value={text}
            onChange={(event) => onChange(event.target.value)}
            className="min-h-[28rem] font-mono text-[0.78rem] leading-relaxed"
          />
        ) : (
          <TemplateForm definition={definition ?? {}} validation={verdict?.validation} onChange={(next) => onChange(pretty(next))} />
        )}
      </div>
      <div className="min-w-0 space-y-4 self-start lg:sticky lg:top-4 lg:mt-11">
        <aside aria-label="Validation" className="rounded-md border p-3">
          {problem && (json || text.trim()) ? (
            <p role="status" className="text-sm text-negative">
              {problem}
            </p>
          ) : verdict && verdict.text === text ? (
            <ProblemList validation={verdict.validation} />
          ) : error ? (
            <p className="text-sm text-negative">{error instanceof ApiError ? error.message : 'The validation did not answer.'}</p>
          ) : (
            <p role="status" className="text-sm text-muted-foreground">
              {definition ? 'Checking…' : 'Add signals and a protective stop, or import a file.'}
            </p>
          )}
        </aside>
        {may('backtests.run') && may('backtests.view') && (
          <Suspense>
            <InstantPanel text={text} valid={verdict !== undefined && verdict.text === text && verdict.validation.errors.length === 0} />
          </Suspense>
        )}
      </div>
    </div>
  )
}

function Mode({ active, ...props }: { active: boolean; onClick: () => void; children: string }) {
  return <Button type="button" size="sm" variant="ghost" aria-pressed={active} className={cn(active ? 'bg-accent' : 'text-muted-foreground')} {...props} />
}

/** Takes a template from a file that was exported before, here or elsewhere. */
function Import({ onImport }: { onImport: (text: string) => void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button type="button" variant="ghost" size="sm" onClick={() => input.current?.click()}>
        <Upload /> Import
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label="Template file"
        className="hidden"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) void file.text().then((text) => onImport(pretty(text)))
          event.target.value = ''
        }}
      />
    </>
  )
}
