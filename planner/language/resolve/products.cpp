#include <fmt/format.h>

#include <algorithm>

#include "planner/language/resolve/assembly.h"
#include "planner/text/values.h"

namespace orgplan::language {
namespace {

void read_keys(Assembly& assembly, text::Node keys, ProductState& state) {
    if (const text::Node name = keys.find("name")) state.name = assembly.keep(name.text());
    if (const text::Node units = keys.find("units")) state.units = units_of(assembly, units);
    if (const text::Node has_ui = keys.find("has_ui")) state.has_ui = text::bool_of(has_ui.text());
    if (const text::Node ml = keys.find("ml")) state.ml = text::bool_of(ml.text());
    if (const text::Node platforms = keys.find("platforms")) state.platforms = words_of(assembly, platforms);
    if (const text::Node complexity = keys.find("complexity")) state.complexity = assembly.keep(complexity.text());
}

void read_keys(Assembly& assembly, text::Node keys, ProjectState& state) {
    if (const text::Node name = keys.find("name")) state.name = assembly.keep(name.text());
    if (const text::Node units = keys.find("units")) state.units = units_of(assembly, units);
    if (const text::Node due = keys.find("due")) state.due = parse_date(due.text());
    if (const text::Node budget = keys.find("budget")) {
        state.budget = !budget.is_null();
        state.allowed.reset();
        if (state.budget) state.allowed = amount_of(assembly, budget, assembly.org.costs.currency);
    }
}

// What a product or project is and becomes, while it exists.
template <class Thing>
void read_states(Assembly& assembly, std::string_view what, text::Node node, Tick opens, Tick closes, Thing& thing) {
    read_keys(assembly, node, thing.states.emplace_back());
    read_duties(assembly, node.find("duties"), thing.duties);
    const auto changes = changes_of(assembly, node);
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const auto& [tick, change] = changes[i];
        const auto report = [&](std::string message) {
            assembly.findings.add("change-without-effect", change.key_place(), std::move(message));
        };
        if (tick <= opens || tick >= closes) {
            const bool early = tick <= opens;
            report(fmt::format("{} `{}` is changed {}, but {} {}", what, thing.id, assembly.timeline.when(tick),
                               early ? "opens" : "closes", assembly.timeline.when(early ? opens : closes)));
            continue;
        }
        report_conflicts(assembly, changes, i, what, thing.id);
        read_duties(assembly, change.find("duties"), thing.duties, tick);
        auto state = thing.states.back();
        read_keys(assembly, change, state);
        if (state == thing.states.back()) {
            if (!change.find("duties")) {
                report(fmt::format("the change {} leaves {} `{}` as it was", assembly.timeline.when(tick), what,
                                   thing.id));
            }
        } else if (thing.states.back().from == tick) {
            thing.states.back() = std::move(state);
        } else {
            state.from = tick;
            thing.states.push_back(std::move(state));
        }
    }
    settle_duties(assembly, thing.duties);
}

void read_times(Assembly& assembly, text::Node node, Product& product) {
    if (const text::Node opens = node.find("opens"); opens && !assembly.timeline.is_first(opens.text())) {
        product.opens = assembly.timeline.tick(opens).value_or(kBeforeAll);
    }
    if (const text::Node closes = node.find("closes")) {
        product.closes = assembly.timeline.tick(closes).value_or(kForever);
        if (product.closes <= product.opens) {
            assembly.findings.add(
                "closes-before-opens", closes.place(),
                fmt::format("product `{}` closes {} and opens {}", product.id, assembly.timeline.when(product.closes),
                            assembly.timeline.when(product.opens)));
        }
    }
    product.stages = assembly.timeline.stages_of(product.opens, product.closes);
}

// Calls `each(entry, id)` for all whose id is not taken in the name space of their own; reports the others.
template <class Each>
void for_each_id(Assembly& assembly, const std::vector<text::Node>& lists, std::string_view what, Each each) {
    std::unordered_map<std::string_view, Place> taken;
    for (const text::Node list : lists) {
        for (const text::Node node : list) {
            const text::Node id = node.find("id");
            if (!id) continue;
            const auto [first, fresh] = taken.emplace(id.text(), id.place());
            if (fresh) {
                each(node, id);
                continue;
            }
            assembly.findings
                .add("duplicate-id", id.place(), fmt::format("there is already a {} `{}`", what, id.text()))
                .notes.push_back({first->second, "first here"});
        }
    }
}

}  // namespace

void resolve_products(Assembly& assembly, const std::vector<text::Node>& products,
                      const std::vector<text::Node>& projects) {
    for_each_id(assembly, products, "product", [&](text::Node node, text::Node id) {
        Product product;
        product.id = assembly.keep(id.text());
        product.place = id.place();
        read_times(assembly, node, product);
        read_states(assembly, "product", node, product.opens, product.closes, product);
        assembly.org.products.push_back(std::move(product));
    });
    for_each_id(assembly, projects, "project", [&](text::Node node, text::Node id) {
        Project project;
        project.id = assembly.keep(id.text());
        project.place = id.place();
        read_states(assembly, "project", node, kBeforeAll, kForever, project);
        assembly.org.projects.push_back(std::move(project));
    });
}

}  // namespace orgplan::language
