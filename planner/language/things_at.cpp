#include "planner/language/things_at.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <unordered_map>

#include "planner/language/resolve/assembly.h"

namespace orgplan::language {
namespace {

constexpr std::uint32_t kNothing = 0xFFFFFFFF;

// One of the numbers of a thing, or none.
struct Entry {
    Place place;
    ThingKind kind;
    std::uint32_t number;
    std::string_view id;

    auto order() const { return std::tuple(place.file, place.begin, ~place.end, kind, number); }
    bool same_thing(const Entry& other) const { return place == other.place && kind == other.kind; }
};

std::string_view id_of(text::Node thing) {
    return thing.is_scalar() ? thing.text() : thing.find("id").text();
}

// Reads the ids of a spec once more: nothing else keeps what is said where.
class Collector {
  public:
    explicit Collector(const Spec& spec) : spec_(spec), assembly_(org_, findings_) {
        org_.today = spec.organisation.today;
        const std::vector<text::Node> companies = all_sections(spec.roots, "company");
        read_things(assembly_, spec.roots, companies.empty() ? text::Node() : companies.front(), {});
    }

    std::vector<Entry> entries() {
        for (const text::Node root : spec_.roots) {
            for (const text::Node section : root) add(section, ThingKind::section, section.key());
        }
        add_listed("stages", ThingKind::stage, spec_.organisation.stages);
        add_listed("people", ThingKind::person, spec_.organisation.people);
        add_listed("products", ThingKind::product, spec_.organisation.products);
        add_listed("projects", ThingKind::project, spec_.organisation.projects);
        for (std::uint32_t unit = 0; unit < assembly_.written_units.size(); ++unit) {
            const text::Node node = assembly_.written_units[unit];
            add(node, ThingKind::unit, id_of(node), unit);
        }
        for (std::uint32_t seat = 0; seat < assembly_.written_seats.size(); ++seat) {
            const auto& [own, line] = assembly_.written_seats[seat];
            add(line, ThingKind::seat, id_of(line), seat);
            if (own) add(own, ThingKind::seat, own.key(), seat);
        }
        for (const text::Node edit : all_sections(spec_.roots, "edit")) add_edits(edit);
        for (const text::Node rules : all_sections(spec_.roots, "rules")) add_rules(rules);
        return std::move(entries_);
    }

  private:
    void add(text::Node node, ThingKind kind, std::string_view id, std::uint32_t number = kNothing) {
        const Place key = node.key_place();
        Place value = node.place();
        // The key of what a scenario merged may be in another file.
        if (key.file == value.file && key.begin <= value.begin && key.known()) {
            value.begin = key.begin;
        } else if (key.known()) {
            entries_.push_back({key, kind, number, id});
        }
        if (value.known()) entries_.push_back({value, kind, number, id});
    }

    // The things of a list, and the edits of them, by their ids.
    template <class Kept>
    void add_listed(std::string_view section, ThingKind kind, const std::vector<Kept>& kept) {
        std::unordered_map<std::string_view, std::uint32_t> numbers;
        for (std::uint32_t i = 0; i < kept.size(); ++i) {
            if (!kept[i].id.empty()) numbers.emplace(kept[i].id, i);
        }
        const auto add_one = [&](text::Node node, std::string_view id) {
            const auto number = numbers.find(id);
            add(node, kind, id, number == numbers.end() ? kNothing : number->second);
        };
        for (const text::Node list : all_sections(spec_.roots, section)) {
            for (const text::Node thing : list) add_one(thing, id_of(thing));
        }
        for (const text::Node edit : all_sections(spec_.roots, "edit")) {
            for (const text::Node thing : edit.find(section)) add_one(thing, thing.key());
        }
    }

    void add_edits(text::Node edit) {
        for (const text::Node entry : edit.find("units")) {
            const std::optional<UnitId> unit = assembly_.names.is_unit(entry.key());
            add(entry, ThingKind::unit, entry.key(), unit ? static_cast<std::uint32_t>(index(*unit)) : kNothing);
        }
        for (const text::Node entry : edit.find("seats")) {
            add(entry, ThingKind::seat, entry.key());
            const auto several = assembly_.names.several(entry.key());
            std::vector<PositionId> seats(several.begin(), several.end());
            if (seats.empty()) seats = assembly_.names.seats(entry.key(), entry.key_place());
            for (const PositionId seat : seats) {
                add(entry, ThingKind::seat, entry.key(), static_cast<std::uint32_t>(index(seat)));
            }
        }
    }

    void add_rules(text::Node rules) {
        for (const text::Node entry : rules.find("define")) add(entry, ThingKind::rule, id_of(entry));
        for (const text::Node entry : rules.find("severity")) add(entry, ThingKind::rule, entry.key());
        for (const text::Node entry : rules.find("ignore")) add(entry, ThingKind::rule, entry.find("rule").text());
    }

    const Spec& spec_;
    Organisation org_;
    text::Findings findings_;  // reported when the spec was read
    Assembly assembly_;
    std::vector<Entry> entries_;
};

}  // namespace

Things::Things(const Spec& spec) {
    if (!spec.built) return;
    std::vector<Entry> entries = Collector(spec).entries();
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.order() < b.order(); });
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const Entry& entry = entries[i];
        if (i == 0 || !entry.same_thing(entries[i - 1])) {
            things_.push_back({entry.kind, entry.id, entry.place, {}});
        }
        std::vector<std::uint32_t>& numbers = things_.back().numbers;
        // A seat of a line may be said by an edit, which names it otherwise.
        if (entry.number == kNothing) things_.back().id = entry.id;
        const bool known = entry.number != kNothing && (numbers.empty() || numbers.back() != entry.number);
        if (known) numbers.push_back(entry.number);
    }
    flatten();
}

void Things::flatten() {
    const auto begin_at = [this](std::uint32_t file, std::uint32_t begin, std::uint32_t thing) {
        const bool again = !segments_.empty() && segments_.back().file == file && segments_.back().begin == begin;
        if (again) segments_.pop_back();
        segments_.push_back({file, begin, thing});
    };
    std::vector<std::uint32_t> around;
    // Ends what ends up to a place.
    const auto end_until = [&](Place next) {
        while (!around.empty()) {
            const Place place = things_[around.back()].place;
            if (place.file == next.file && place.end > next.begin) break;
            around.pop_back();
            begin_at(place.file, place.end, around.empty() ? kNothing : around.back());
        }
    };
    for (std::uint32_t thing = 0; thing < things_.size(); ++thing) {
        const Place place = things_[thing].place;
        end_until(place);
        around.push_back(thing);
        begin_at(place.file, place.begin, thing);
    }
    end_until({});
}

const Thing* Things::at(std::uint32_t file, std::uint32_t offset) const {
    const auto after = std::upper_bound(segments_.begin(), segments_.end(), std::pair(file, offset),
                                        [](const std::pair<std::uint32_t, std::uint32_t>& at, const Segment& segment) {
                                            return at < std::pair(segment.file, segment.begin);
                                        });
    if (after == segments_.begin()) return nullptr;
    const Segment& segment = *(after - 1);
    return segment.file == file && segment.thing != kNothing ? &things_[segment.thing] : nullptr;
}

}  // namespace orgplan::language
