package plutarc.strategy.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plutarc.strategy.component.Catalog;
import plutarc.strategy.template.Problem;
import plutarc.strategy.template.Template;
import plutarc.strategy.template.TemplateJson;
import plutarc.strategy.template.TemplateValidation;
import plutarc.strategy.template.Validation;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A template and the parameters that may vary: every point of the grid is a variant. Points are positions on the axes, in the axes' order. Immutable and thread-safe. */
public final class SearchSpace {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ObjectNode base;
    private final List<Axis> axes;
    private final List<TemplatePath> paths = new ArrayList<>();
    private final Catalog catalog;
    private final long size;

    /** @throws IllegalArgumentException when there is no axis, one names no parameter of the template, comes twice, or the grid is beyond 2^53 points */
    public SearchSpace(Template template, Catalog catalog, List<Axis> axes) {
        this.base = (ObjectNode) JSON.readTree(TemplateJson.write(template));
        this.axes = List.copyOf(axes);
        this.catalog = catalog;
        if (axes.isEmpty()) {
            throw new IllegalArgumentException("nothing to search: name at least one parameter");
        }
        double points = 1;
        for (Axis axis : axes) {
            TemplatePath path = TemplatePath.find(axis.path(), template, base, catalog);
            if (paths.contains(path)) {
                throw new IllegalArgumentException("parameter '" + axis.path() + "' comes twice");
            }
            paths.add(path);
            points *= axis.values().size();
        }
        if (points > 1L << 53) {
            throw new IllegalArgumentException("the parameters have " + points + " combinations; allowed are 2^53 at most");
        }
        this.size = (long) points;
    }

    public List<Axis> axes() {
        return axes;
    }

    /** Points of the grid. */
    public long size() {
        return size;
    }

    /** The point with this number, 0 to size - 1; the last axis turns fastest. */
    public int[] point(long number) {
        int[] point = new int[axes.size()];
        long rest = number;
        for (int i = point.length - 1; i >= 0; i--) {
            int values = axes.get(i).values().size();
            point[i] = (int) (rest % values);
            rest /= values;
        }
        return point;
    }

    public long number(int[] point) {
        long number = 0;
        for (int i = 0; i < point.length; i++) {
            number = number * axes.get(i).values().size() + point[i];
        }
        return number;
    }

    /** The variant at a point; empty where the values do not go together (a fast average slower than the slow one). */
    public Optional<Template> template(int[] point) {
        Validation checked = check(point);
        return checked.valid() ? checked.template() : Optional.empty();
    }

    /** Why the variant at a point is not valid; empty when it is. */
    public Optional<Problem> problem(int[] point) {
        return check(point).errors().stream().findFirst();
    }

    /** The chosen values in the order of the axes. */
    public List<String> values(int[] point) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < point.length; i++) {
            values.add(axes.get(i).values().get(point[i]));
        }
        return values;
    }

    private Validation check(int[] point) {
        ObjectNode variant = base.deepCopy();
        for (int i = 0; i < point.length; i++) {
            paths.get(i).set(variant, axes.get(i).values().get(point[i]));
        }
        return TemplateValidation.check(variant.toString(), catalog);
    }
}
