import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { ApiError } from '@/api/client'
import { validateTemplate } from '@/api/commands'
import type { TemplateDefinition, TemplateValidation } from '@/api/contracts'
import { Label } from '@/components/ui/label'
import { Textarea } from '@/components/ui/textarea'
import { parseDefinition } from './definition'
import { ProblemList } from './problem-list'

/** A template's JSON with the server's verdict beside it, renewed a moment after the last key. */
export function DefinitionEditor({ text, onChange }: { text: string; onChange: (text: string) => void }) {
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
    <div className="grid grid-cols-1 gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="flex min-w-0 flex-col gap-1.5">
        <Label htmlFor="definition">Definition (JSON)</Label>
        <Textarea
          id="definition"
          spellCheck={false}
          aria-invalid={problem ? true : undefined}
          value={text}
          onChange={(event) => onChange(event.target.value)}
          className="min-h-[28rem] font-mono text-[0.78rem] leading-relaxed"
        />
      </div>
      <aside aria-label="Validation" className="min-w-0 self-start rounded-md border p-3 lg:mt-5">
        {problem ? (
          <p role="status" className="text-sm text-negative">
            {problem}
          </p>
        ) : verdict && verdict.text === text ? (
          <ProblemList validation={verdict.validation} />
        ) : error ? (
          <p className="text-sm text-negative">{error instanceof ApiError ? error.message : 'The validation did not answer.'}</p>
        ) : (
          <p role="status" className="animate-pulse text-sm text-muted-foreground">
            {definition ? 'Checking…' : ''}
          </p>
        )}
      </aside>
    </div>
  )
}
