#include "planner/language/whole.h"

#include <algorithm>
#include <map>

#include "planner/language/resolve/assembly.h"
#include "planner/text/comments.h"
#include "planner/text/edits.h"

namespace orgplan::language {
namespace {

using text::NewValue;
using text::Node;

class Whole {
  public:
    Whole(const Spec& spec, const std::string& scenario)
        : root_(spec.roots.front()),
          file_(sources_.add("scenario", scenario)),
          scenario_(text::Document::read(sources_, file_, ignored_)),
          edits_(spec.sources, *spec.documents[root_.place().file]),
          assembly_(org_, ignored_) {
        org_.today = spec.organisation.today;
        read_things(assembly_, spec.roots, root_.find("company"), {});
    }

    std::string text() {
        const Node plan = scenario_->root(), edit = plan.find("edit");
        if (plan.find("hiring")) add("hiring", plan.find("hiring"));
        for (const Node stage : edit.find("stages")) edit_stage(stage);
        add_stages(plan.find("stages"));
        for (const Node unit : edit.find("units")) edit_unit(unit);
        edit_seats(edit.find("seats"));
        add_units(plan.find("units"));
        if (plan.find("positions")) add("positions", plan.find("positions"));
        return edits_.text();
    }

  private:
    NewValue value_of(Node node) const { return NewValue::of(node, sources_, scenario_->comments()); }

    // Into a section of the spec, or as one.
    void add(const std::string& section, Node what) {
        const Node own = root_.find(section);
        if (own.is_map() || own.is_sequence()) {
            edits_.merge(own, value_of(what));
        } else {
            edits_.add_key(root_, section, value_of(what), true);
        }
    }

    void edit_stage(Node edit) {
        for (const Node stage : root_.find("stages")) {
            if (stage.find("id").text() == edit.key()) edits_.merge(stage, value_of(edit));
        }
    }

    // By their dates, as those of a scenario are.
    void add_stages(Node added) {
        const Node own = root_.find("stages");
        if (!own.first()) {
            if (added) add("stages", added);
            return;
        }
        for (const Node stage : added) {
            const std::optional<Tick> day = parse_date(stage.find("date").text());
            Node later;
            for (const Node other : own) {
                const std::optional<Tick> at = parse_date(other.find("date").text());
                if (!later && day && at && *at > *day) later = other;
            }
            if (later) {
                edits_.add_before(own, later, value_of(stage));
            } else {
                edits_.add_element(own, value_of(stage));
            }
        }
    }

    Node written_unit(std::string_view id) const {
        const auto unit = std::ranges::find(org_.units, id, &Unit::id);
        return unit == org_.units.end() ? Node() : assembly_.written_units[std::size_t(unit - org_.units.begin())];
    }

    // `positions: {add: [...]}` is a list of the unit itself.
    void edit_unit(Node edit) {
        NewValue value = value_of(edit);
        if (NewValue* const seats = value.find("positions")) {
            if (NewValue* const added = seats->find("add")) *seats = NewValue(*added);
        }
        const Node unit = written_unit(edit.key());
        if (unit) edits_.merge(unit, value);
    }

    // Of a line of several seats, what is different for one of them.
    void edit_seats(Node seats) {
        std::map<std::size_t, NewValue> lines;  // by their first seats
        for (const Node edit : seats) {
            const auto seat = std::ranges::find(org_.positions, edit.key(), &Position::id);
            if (seat == org_.positions.end()) continue;
            const auto number = static_cast<std::size_t>(seat - org_.positions.begin());
            const std::vector<WrittenSeat>& written = assembly_.written_seats;
            const Node line = written[number].line;
            std::size_t first = number;
            while (first > 0 && written[first - 1].line == line) --first;
            NewValue value = value_of(edit);
            if (!line.find("count")) {
                lines[first] = std::move(value);
                continue;
            }
            lines[first].under("seats").under(std::to_string(number - first + 1)) = std::move(value);
        }
        for (const auto& [first, value] : lines) edits_.merge(assembly_.written_seats[first].line, value);
    }

    // Among the units of the one above, where that lists some.
    void add_units(Node units) {
        for (const Node unit : units) {
            NewValue value = value_of(unit);
            const Node above = written_unit(unit.find("within").text()).find("units");
            if (above.is_sequence() && above.first()) {
                std::erase_if(value.keys, [](const auto& each) { return each.first == "within"; });
                edits_.add_element(above, value);
            } else if (root_.find("units").is_sequence()) {
                edits_.add_element(root_.find("units"), value);
            } else {
                new_units_.kind = text::NodeKind::sequence;
                new_units_.elements.push_back(std::move(value));
            }
        }
        if (!new_units_.elements.empty()) edits_.add_key(root_, "units", new_units_, true);
    }

    Node root_;
    text::Sources sources_;
    text::Findings ignored_;
    std::uint32_t file_;
    std::unique_ptr<text::Document> scenario_;
    text::Edits edits_;
    Organisation org_;
    Assembly assembly_;
    NewValue new_units_;
};

}  // namespace

std::string whole_text(const Spec& spec, const std::string& scenario) {
    return Whole(spec, scenario).text();
}

}  // namespace orgplan::language
