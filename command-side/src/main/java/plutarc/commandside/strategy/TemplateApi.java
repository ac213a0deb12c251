package plutarc.commandside.strategy;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import plutarc.commandside.message.RequestedCommands;
import plutarc.contracts.strategy.TemplateCommand.*;
import plutarc.contracts.strategy.TemplateId;
import plutarc.strategy.template.Problem;
import plutarc.strategy.template.TemplateValidation;
import tools.jackson.databind.JsonNode;

/** Templates over HTTP. A definition travels as JSON and is kept as it was sent. */
@RestController
@RequestMapping("/api/templates")
class TemplateApi {
    private final RequestedCommands commands;

    TemplateApi(RequestedCommands commands) {
        this.commands = commands;
    }

    record NewTemplate(String name, JsonNode definition) {
    }

    record Definition(JsonNode definition) {
        String text() {
            return definition == null ? "" : definition.toString();
        }
    }

    record Name(String name) {
    }

    record Created(TemplateId templateId) {
    }

    record Revised(TemplateId templateId, int version) {
    }

    record Judgement(List<Problem> errors, List<Problem> warnings) {
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Created create(@RequestBody NewTemplate template) {
        var id = TemplateId.random();
        commands.send(new CreateTemplate(id, commands.workspace(), template.name(), new Definition(template.definition()).text()));
        return new Created(id);
    }

    @PostMapping("/{template}/versions")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Revised revise(@PathVariable String template, @RequestBody Definition definition) {
        var id = new TemplateId(template);
        int version = commands.<Integer>send(new ReviseTemplate(id, definition.text()));
        return new Revised(id, version);
    }

    @PostMapping("/{template}/rename")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void rename(@PathVariable String template, @RequestBody Name name) {
        commands.send(new RenameTemplate(new TemplateId(template), name.name()));
    }

    @DeleteMapping("/{template}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void delete(@PathVariable String template) {
        commands.send(new DeleteTemplate(new TemplateId(template)));
    }

    /** Takes a deletion back. */
    @PostMapping("/{template}/restore")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void restore(@PathVariable String template) {
        commands.send(new RestoreTemplate(new TemplateId(template)));
    }

    /** Changes nothing. */
    @PostMapping("/validate")
    Judgement validate(@RequestBody Definition definition) {
        commands.workspace();
        var judgement = TemplateValidation.check(definition.text());
        return new Judgement(judgement.errors(), judgement.warnings());
    }
}
