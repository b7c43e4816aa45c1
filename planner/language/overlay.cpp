#include "planner/language/overlay.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "planner/language/language_data.h"
#include "planner/language/merge.h"
#include "planner/language/resolve/assembly.h"
#include "planner/text/values.h"

namespace orgplan::language {
namespace {

// The ids of a spec, and where each unit and seat is written.
struct Written {
    explicit Written(const std::vector<text::Node>& roots, Tick today) : assembly(org, findings) {
        const std::vector<text::Node> companies = all_sections(roots, "company");
        org.today = today;
        assembly.names.lines_too();
        read_things(assembly, roots, companies.empty() ? text::Node() : companies.front(), {});
        // What is wrong with the spec itself is reported when it is assembled.
        findings.all().clear();
    }

    Organisation org;
    text::Findings findings;
    Assembly assembly;
};

// What a scenario says of one line of seats.
struct LineEdit {
    text::Node line;
    std::size_t first = 0;                                   // of its seats, among all
    std::vector<std::size_t> gone;                           // numbers that were taken away before, sorted
    std::vector<text::Node> whole;                           // edits of the line itself
    std::vector<std::pair<std::size_t, text::Node>> single;  // edits of one of its seats, by number
};

class Overlay {
  public:
    Overlay(const std::vector<text::Node>& roots, text::Node overlay, Tick today,
            std::vector<std::unique_ptr<text::Document>>& made, text::Findings& findings)
        : roots_(roots), overlay_(overlay), today_(today), findings_(findings), merge_(made, findings) {
        const std::uint32_t file = overlay.place().file;
        well_formed_ =
            std::ranges::none_of(findings.all(), [&](const text::Finding& each) { return each.where.file == file; });
    }

    void lay() {
        const text::Node edit = overlay_.find("edit");
        edit_listed(edit.find("stages"), "stages", "stage", "unknown-stage");
        add_stages();
        edit_listed(edit.find("products"), "products", "product", "unknown-edit");
        edit_listed(edit.find("projects"), "projects", "project", "unknown-edit");
        edit_units(edit.find("units"));
        edit_seats(edit.find("seats"));
        for (const char* const key : {"hiring", "plan", "costs", "rules"}) lay_section(key);
        if (overlay_.find("budgets")) {
            for (const text::Node budgets : all_sections(roots_, "budgets")) budgets.mark_faulty();
        }
        const bool adds = overlay_.find("units").first() || overlay_.find("positions").first();
        if (entries_ == 0 && !adds && !overlay_.find("budgets") && well_formed_) {
            const text::Node id = overlay_.find("scenario").find("id");
            findings_.add("edit-without-effect", id.place(),
                          fmt::format("the scenario `{}` changes nothing", id.text()));
        }
    }

  private:
    const ValueForm& form_of(std::string_view section, std::string_view key) const {
        const LanguageEntity& thing = *language().find(section);
        const ValueForm& form = language().forms[thing.keys[thing.by_name.at(key)].form];
        return form.map_value == ValueForm::kNone ? form : language().forms[form.map_value];
    }

    // A part with a fault of form is not read, so that nothing of an edit may be left.
    void report_idle(text::Node entry) {
        if (!well_formed_) return;
        findings_.add("edit-without-effect", entry.key_place(),
                      fmt::format("the edit of `{}` changes nothing", entry.key()));
    }

    void apply(text::Node thing, text::Node entry, const ValueForm& form) {
        if (entry.is_null()) return thing.mark_faulty();
        const text::Node merged = merge_.merged(thing, entry, form);
        if (merged == thing) return report_idle(entry);
        thing.replace_by(merged);
    }

    void edit_listed(text::Node edits, std::string_view section, std::string_view what, std::string_view unknown) {
        std::map<std::string_view, text::Node> known;
        if (!edits) return;
        for (const text::Node list : all_sections(roots_, section)) {
            for (const text::Node thing : list) known.emplace(thing.find("id").text(), thing);
        }
        std::vector<std::string_view> ids;
        for (const auto& [id, thing] : known) ids.push_back(id);
        text::Suggestions suggestions(std::move(ids));
        for (const text::Node entry : edits) {
            ++entries_;
            if (const auto thing = known.find(entry.key()); thing != known.end()) {
                apply(thing->second, entry, form_of("edit", section));
            } else {
                findings_.add(unknown, entry.key_place(), fmt::format("no {} has the id `{}`", what, entry.key()),
                              suggestions.did_you_mean(entry.key()));
            }
        }
    }

    // Stages of the scenario stand where their dates put them, else behind those of the spec.
    void add_stages() {
        const text::Node added = overlay_.find("stages");
        if (!added.first()) return;
        ++entries_;
        const std::vector<text::Node> below = all_sections(roots_, "stages");
        if (below.empty()) return;
        std::vector<text::Node> all;
        for (const text::Node stage : below.front()) all.push_back(stage);
        for (const text::Node stage : added) {
            const std::optional<Tick> day = parse_date(stage.find("date").text());
            const auto later = std::ranges::find_if(all, [&](text::Node other) {
                const std::optional<Tick> at = parse_date(other.find("date").text());
                return day && at && *at > *day;
            });
            all.insert(later, stage);
        }
        below.front().replace_by(merge_.list_of(below.front(), all));
        added.mark_faulty();
    }

    // The lists of a unit are not replaced: what they have would be lost where something is to be added.
    bool adds_alone(text::Node entry) {
        bool alone = true;
        for (const std::string_view key : {"positions", "units"}) {
            const text::Node list = entry.find(key);
            if (!list.is_sequence()) continue;
            alone = false;
            findings_.add(
                "edit-replaces-list", list.key_place(),
                fmt::format("`{}` would replace all {} of `{}`", key, key == "units" ? "units" : "seats", entry.key()),
                key == "units" ? fmt::format("write new units under `units:` of the scenario, with `within: "
                                             "{}`; edit those that exist by their ids",
                                             entry.key())
                               : "write `positions: {add: [...]}` to add seats; edit or remove those that "
                                 "exist under `seats:`, by their ids");
        }
        return alone;
    }

    // Whether the scenario itself adds a unit of that id.
    bool adds_unit(std::string_view id) {
        if (!added_units_) {
            added_units_.emplace();
            std::vector<text::Node> lists{overlay_.find("units")};
            while (!lists.empty()) {
                const text::Node list = lists.back();
                lists.pop_back();
                for (const text::Node unit : list) {
                    added_units_->insert(unit.find("id").text());
                    lists.push_back(unit.find("units"));
                }
            }
        }
        return added_units_->contains(id);
    }

    void edit_units(text::Node edits) {
        if (!edits.first()) return;
        Written written(roots_, today_);
        for (const text::Node entry : edits) {
            ++entries_;
            if (entry.is_map() && !adds_alone(entry)) continue;
            if (const auto unit = written.assembly.names.unit(entry.key(), entry.key_place())) {
                apply(written.assembly.written_units[index(*unit)], entry, form_of("edit", "units"));
            } else if (adds_unit(entry.key()) && !written.findings.empty()) {
                written.findings.all().back().help =
                    fmt::format("this scenario adds `{}` itself: write what it has where it is added", entry.key());
            }
        }
        take_over(written.findings);
    }

    void edit_seats(text::Node edits) {
        if (!edits.first()) return;
        // Read again where units were edited, in which seats may have come and gone.
        Written written(roots_, today_);
        std::map<Place, LineEdit> lines;
        for (const text::Node entry : edits) {
            ++entries_;
            find_seats(written.assembly, entry, lines);
        }
        take_over(written.findings);
        for (auto& [place, line] : lines) edit_line(line);
    }

    // Adds an edit to the lines of the seats that its key names.
    void find_seats(Assembly& assembly, text::Node entry, std::map<Place, LineEdit>& lines) {
        const std::string_view key = entry.key();
        const auto line_of = [&](PositionId seat) -> LineEdit& {
            const std::vector<WrittenSeat>& seats = assembly.written_seats;
            const text::Node line = seats[index(seat)].line;
            const auto [known, fresh] = lines.try_emplace(line.place());
            LineEdit& edit = known->second;
            if (!fresh) return edit;
            edit.line = line;
            edit.first = index(seat);
            while (edit.first > 0 && seats[edit.first - 1].line == line) --edit.first;
            for (const text::Node exception : line.find("seats")) {
                if (exception.is_null())
                    edit.gone.push_back(static_cast<std::size_t>(*text::whole_of(exception.key())));
            }
            std::sort(edit.gone.begin(), edit.gone.end());
            return edit;
        };
        const auto add_seat = [&](PositionId seat) {
            LineEdit& edit = line_of(seat);
            if (!edit.line.find("count")) return edit.whole.push_back(entry);
            std::size_t number = index(seat) - edit.first + 1;
            for (const std::size_t gone : edit.gone) number += gone <= number ? 1 : 0;
            edit.single.emplace_back(number, entry);
        };
        if (const auto several = assembly.names.several(key); !several.empty()) {
            LineEdit& edit = line_of(several.front());
            if (std::ranges::all_of(several, [&](PositionId seat) { return &line_of(seat) == &edit; })) {
                edit.whole.push_back(entry);
                return;
            }
            assembly.findings.add("ambiguous-seat", entry.key_place(),
                                  fmt::format("`{}` means several lines of seats", key),
                                  "give the line you mean an `id`, or name its seats");
            return;
        }
        for (const PositionId seat : assembly.names.seats(key, entry.key_place())) {
            // A stem whose line has one seat alone still names the line.
            const bool range = key.find("..") != std::string_view::npos;
            if (!range && assembly.org[seat].id != key) {
                line_of(seat).whole.push_back(entry);
            } else {
                add_seat(seat);
            }
        }
    }

    // Whether what a line says of one of its seats becomes something else.
    bool edit_exception(Entries& exceptions, const std::string& number, text::Node entry, text::Node line) {
        const text::Node* const own = exceptions.find(number);
        text::Node merged = entry;
        if (!entry.is_null() && !(own != nullptr && own->is_null())) {
            const text::Node before = own != nullptr ? *own : text::Node();
            merged = merge_.merged_exception(before, entry, form_of("edit", "seats"), line);
            if (merged == before) return false;
        }
        exceptions.set(number, merged);
        return true;
    }

    void edit_line(const LineEdit& edit) {
        const ValueForm& form = form_of("edit", "seats");
        bool gone = false;
        for (const text::Node entry : edit.whole) {
            if (gone) {
                report_idle(entry);
            } else {
                apply(edit.line, entry, form);
                gone = entry.is_null();
            }
        }
        if (edit.single.empty()) return;
        if (gone) return report_idle(edit.single.front().second);
        const text::Node seats = edit.line.find("seats");
        Entries exceptions(seats);
        // An edit of a range may leave some of its seats as they were.
        for (auto at = edit.single.begin(); at != edit.single.end();) {
            const text::Node entry = at->second;
            bool idle = true;
            for (; at != edit.single.end() && at->second == entry; ++at) {
                idle = !edit_exception(exceptions, std::to_string(at->first), entry, edit.line) && idle;
            }
            if (idle) report_idle(entry);
        }
        Entries line(edit.line);
        line.set("seats", merge_.map_of(seats ? seats : edit.line, exceptions.all()));
        edit.line.replace_by(merge_.map_of(edit.line, line.all()));
    }

    void lay_section(std::string_view key) {
        const text::Node over = overlay_.find(key);
        if (!over) return;
        ++entries_;
        const std::vector<text::Node> below = all_sections(roots_, key);
        if (below.empty()) {
            const text::Node alone = merge_.merged({}, over, form_of("overlay", key));
            if (!alone) return report_idle(over);
            return over.replace_by(alone);
        }
        // What each of several files says is now said by the scenario alone.
        for (const text::Node other : std::vector<text::Node>(below.begin() + 1, below.end())) {
            for (const text::Node value : over) {
                const text::Node said = other.find(value.key());
                if (!said.is_map() || !value.is_map()) {
                    said.mark_faulty();
                } else {
                    for (const text::Node each : value) said.find(each.key()).mark_faulty();
                }
            }
        }
        apply(below.front(), over, form_of("overlay", key));
        over.mark_faulty();
    }

    void take_over(text::Findings& found) {
        for (text::Finding& finding : found.all()) findings_.all().push_back(std::move(finding));
        found.all().clear();
    }

    const std::vector<text::Node>& roots_;
    text::Node overlay_;
    std::optional<std::set<std::string_view>> added_units_;  // once an edit names one
    Tick today_;
    text::Findings& findings_;
    Merge merge_;
    bool well_formed_ = true;
    std::size_t entries_ = 0;  // of edits and sections, with an effect or without
};

}  // namespace

void lay_over(const std::vector<text::Node>& roots, text::Node overlay, Tick today,
              std::vector<std::unique_ptr<text::Document>>& made, text::Findings& findings) {
    Overlay(roots, overlay, today, made, findings).lay();
}

void point_to_removals(const std::vector<text::Node>& roots, text::Findings& findings) {
    std::map<std::string, text::Node> removed;
    for (const text::Node edit : all_sections(roots, "edit")) {
        for (const text::Node entry : edit.find("seats")) {
            if (entry.is_null()) removed.emplace(fmt::format("no seat has the id `{}`", entry.key()), entry);
        }
    }
    if (removed.empty()) return;
    for (text::Finding& finding : findings.all()) {
        const auto by = finding.rule == "unknown-seat" ? removed.find(finding.message) : removed.end();
        if (by == removed.end()) continue;
        finding.notes.push_back({by->second.key_place(), "removed here"});
        finding.help = fmt::format(
            "the scenario removes `{}`: edit what names it there as well, as in `units: {{...: "
            "{{manager: ..., changes: ~}}}}`",
            by->second.key());
    }
}

}  // namespace orgplan::language
