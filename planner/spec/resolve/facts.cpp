#include <fmt/format.h>

#include <algorithm>

#include "planner/spec/resolve/assembly.h"
#include "planner/spec/values.h"

namespace orgplan {
namespace {

std::optional<std::vector<Text>> words(Assembly& assembly, Node list) {
    if (!list) return std::nullopt;
    std::vector<Text> texts;
    if (list.is_scalar()) texts.push_back(assembly.keep(list.text()));
    for (const Node each : list) texts.push_back(assembly.keep(each.text()));
    return texts;
}

// Who heads the company where it does not say: the only seat outside units that says nothing of its own line.
PositionId only_top_seat(Assembly& assembly) {
    std::vector<PositionId> loose;
    for (std::size_t i = 0; i < assembly.org.positions.size(); ++i) {
        const Position& position = assembly.org.positions[i];
        const PositionState& state = position.states.front();
        if (!given(state.home) && state.stated == StatedLine::derived && position.assists.empty()) {
            loose.push_back(id_at<PositionId>(i));
        }
    }
    return loose.size() == 1 ? loose.front() : kNone<PositionId>;
}

void read_duties(Assembly& assembly, Node duties, std::vector<Duty>& into, Tick since = kSinceEver) {
    for (const Node duty : duties) {
        const Text name = assembly.keep(duty.key());
        for_each_time(assembly, duty, [&](Tick from, Node seat) {
            if (seat.is_null()) return;
            if (const std::optional<PositionId> holder = assembly.names.seat(seat)) {
                into.push_back({name, *holder, std::max(from, since), seat.place()});
            }
        });
    }
}

std::vector<UnitId> units_of(Assembly& assembly, Node list) {
    std::vector<UnitId> units;
    for (const Node each : list) {
        if (const std::optional<UnitId> unit = assembly.names.unit(each)) units.push_back(*unit);
    }
    return units;
}

void read_product_keys(Assembly& assembly, Node keys, ProductState& state) {
    if (const Node units = keys.find("units")) state.units = units_of(assembly, units);
    if (const Node has_ui = keys.find("has_ui")) state.has_ui = bool_of(has_ui.text());
    if (const Node ml = keys.find("ml")) state.ml = bool_of(ml.text());
    if (const Node platforms = keys.find("platforms")) state.platforms = *words(assembly, platforms);
}

// Takes the id of a thing with a name space of its own; reports a second one.
bool take_id(Assembly& assembly, Node id, std::string_view what, std::unordered_map<std::string_view, Place>& taken) {
    if (!id) return false;
    const auto [first, fresh] = taken.emplace(id.text(), id.place());
    if (fresh) return true;
    assembly.findings.add("duplicate-id", id.place(), fmt::format("{} `{}` is there already", what, id.text()))
        .notes.push_back({first->second, "first here"});
    return false;
}

}  // namespace

void resolve_company(Assembly& assembly, Node node) {
    Company& company = assembly.org.company;
    company.name = assembly.keep(node.find("name").text());
    company.place = node ? node.key_place() : Place{0, 0, 0};
    if (const Node sector = node.find("sector")) company.sector = assembly.keep(sector.text());
    if (const Node data = node.find("data_sensitivity")) company.data_sensitivity = assembly.keep(data.text());
    company.builds = words(assembly, node.find("builds"));
    company.customers = words(assembly, node.find("customers"));
    if (const Node manager = node.find("manager"); manager && !manager.is_null()) {
        company.manager = assembly.names.seat(manager).value_or(kNone<PositionId>);
        assembly.head_unknown = !given(company.manager);
    } else {
        company.manager = only_top_seat(assembly);
    }
}

void resolve_products(Assembly& assembly, const std::vector<Node>& products, const std::vector<Node>& projects) {
    std::unordered_map<std::string_view, Place> product_ids;
    for (const Node list : products) {
        for (const Node node : list) {
            const Node id = node.find("id");
            if (!take_id(assembly, id, "product", product_ids)) continue;
            Product product;
            product.id = assembly.keep(id.text());
            product.place = id.place();
            if (const Node opens = node.find("opens")) {
                product.opens = assembly.timeline.tick(opens).value_or(kSinceEver);
            }
            if (const Node closes = node.find("closes")) {
                product.closes = assembly.timeline.tick(closes).value_or(kForever);
                if (product.closes <= product.opens) {
                    assembly.findings.add(
                        "closes-before-opens", closes.place(),
                        fmt::format("product `{}` closes at {} and opens at {}", product.id,
                                    assembly.timeline.text(product.closes), assembly.timeline.text(product.opens)));
                }
            }
            ProductState state;
            state.name = assembly.keep(node.find("name").text());
            read_product_keys(assembly, node, state);
            product.states.push_back(state);
            read_duties(assembly, node.find("duties"), product.duties);
            std::vector<std::pair<Tick, Node>> changes;
            for (const Node change : node.find("changes")) {
                if (const auto tick = assembly.timeline.tick(change.key(), change.key_place())) {
                    changes.emplace_back(*tick, change);
                }
            }
            std::stable_sort(changes.begin(), changes.end(),
                             [](const auto& a, const auto& b) { return a.first < b.first; });
            for (const auto& [tick, change] : changes) {
                read_duties(assembly, change.find("duties"), product.duties, tick);
                state.from = tick;
                read_product_keys(assembly, change, state);
                product.states.push_back(state);
            }
            assembly.org.products.push_back(std::move(product));
        }
    }
    std::unordered_map<std::string_view, Place> project_ids;
    for (const Node list : projects) {
        for (const Node node : list) {
            const Node id = node.find("id");
            if (!take_id(assembly, id, "project", project_ids)) continue;
            Project project;
            project.id = assembly.keep(id.text());
            ProjectState& state = project.states.emplace_back();
            state.name = assembly.keep(node.find("name").text());
            project.place = id.place();
            if (const Node due = node.find("due")) state.due = parse_date(due.text());
            state.units = units_of(assembly, node.find("units"));
            read_duties(assembly, node.find("duties"), project.duties);
            for (const Node change : node.find("changes")) {
                const auto tick = assembly.timeline.tick(change.key(), change.key_place());
                if (!tick) continue;
                read_duties(assembly, change.find("duties"), project.duties, *tick);
                if (const Node units = change.find("units")) units_of(assembly, units);
            }
            assembly.org.projects.push_back(std::move(project));
        }
    }
}

void resolve_links(Assembly& assembly) {
    const auto check = [&](Node keys, std::initializer_list<std::string_view> names) {
        for (const std::string_view name : names) {
            for (const Node each : keys.find(name)) assembly.names.check(each);
        }
    };
    const auto check_unit = [&](Node keys) {
        check(keys, {"works_with", "serves"});
        std::vector<Duty> duties;
        read_duties(assembly, keys.find("duties"), duties);
    };
    for (const Node unit : assembly.written_units) {
        check_unit(unit);
        for (const Node change : unit.find("changes")) check_unit(change);
    }
    const auto check_seat = [&](Node keys) {
        check(keys, {"works_with", "serves", "escalates_to", "hands_over_to"});
        for (const Node time : keys.find("ready")) assembly.timeline.tick(time);
    };
    Node before;
    for (const WrittenSeat& seat : assembly.written_seats) {
        const bool same_line = before && before.place() == seat.line.place();
        if (!same_line) check_seat(seat.line);
        if (seat.own) check_seat(seat.own);
        before = seat.line;
    }
}

}  // namespace orgplan
