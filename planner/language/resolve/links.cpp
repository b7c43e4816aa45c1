#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "graph/model/when.h"
#include "graph/model/words.h"
#include "planner/language/resolve/assembly.h"

namespace orgplan::language {
namespace {

// Two lines of many seats that name each other would make a square of links.
constexpr std::size_t kMostLinks = 2'000'000;

// One end as written: a seat or a unit, or each seat of a line.
struct Entry {
    LinkEnd one;
    std::span<const PositionId> several;
    Text text;
    Place place;
    LinkEnd said_by;   // the first that exists at a stage
    bool met = false;  // some end exists at the same time
};

// A list as written. It holds until the next one under the same key.
struct List {
    LinkKind kind = LinkKind::works_with;
    Tick from = kBeforeAll;
    std::vector<Entry> entries;
};

bool says(text::Node keys) {
    if (!keys) return false;
    if (keys.find("changes")) return true;
    return std::ranges::any_of(kWords<LinkKind>, [&](std::string_view key) { return bool(keys.find(key)); });
}

class Links {
  public:
    explicit Links(Assembly& assembly) : assembly_(assembly), org_(assembly.org) {}

    void resolve() {
        for (std::size_t i = 0; i < org_.units.size(); ++i) {
            std::vector<List> lists = read({text::Node(), assembly_.written_units[i]});
            add({kNone<PositionId>, id_at<UnitId>(i)}, org_.units[i].stages, org_.units[i].opens, lists);
            report_apart(lists);
        }
        Place line;
        std::vector<List> of_line;
        for (std::size_t i = 0; i < org_.positions.size(); ++i) {
            const WrittenSeat& written = assembly_.written_seats[i];
            if (written.line.place() != line) {
                report_apart(of_line);
                line = written.line.place();
                of_line = read({text::Node(), written.line});
            }
            const Position& seat = org_.positions[i];
            const LinkEnd from{id_at<PositionId>(i), kNone<UnitId>};
            if (!says(written.own)) {
                add(from, seat.stages, seat.opens, of_line);
                continue;
            }
            std::vector<List> own = read(written);
            add(from, seat.stages, seat.opens, own);
            report_apart(own);
        }
        report_apart(of_line);
        settle();
    }

  private:
    // By key, then by time.
    std::vector<List> read(const WrittenSeat& written) {
        std::vector<List> lists;
        for (std::size_t i = 0; i < kEnumerators<LinkKind>; ++i) {
            const auto kind = static_cast<LinkKind>(i);
            const std::string_view key = word_of(kind);
            if (const text::Node list = written.find(key)) lists.push_back({kind, kBeforeAll, entries_of(list)});
            const std::size_t first = lists.size();
            for (const text::Node keys : {written.line, written.own}) {
                for (const text::Node change : keys.find("changes")) {
                    const text::Node list = change.find(key);
                    if (!list) continue;
                    const std::optional<Tick> tick = assembly_.timeline.tick(change.key(), change.key_place());
                    if (tick) lists.push_back({kind, *tick, entries_of(list)});
                }
            }
            std::stable_sort(lists.begin() + static_cast<std::ptrdiff_t>(first), lists.end(),
                             [](const List& a, const List& b) { return a.from < b.from; });
        }
        return lists;
    }

    std::vector<Entry> entries_of(text::Node list) {
        std::vector<Entry> entries;
        Once<std::pair<LinkEnd, Text>> once(assembly_);
        for_each_of(list, [&](text::Node value) {
            Entry entry;
            entry.text = value.text();
            entry.place = value.place();
            if (const std::optional<UnitId> unit = assembly_.names.is_unit(value.text())) {
                entry.one.unit = *unit;
            } else if (entry.several = assembly_.names.several(value.text()); entry.several.empty()) {
                const std::optional<PositionId> seat = assembly_.names.seat(value);
                if (!seat || !room(read_, value.place())) return;
                entry.one.seat = *seat;
            }
            const Text line = entry.several.empty() ? Text() : entry.text;
            if (once.take({entry.one, line}, value)) entries.push_back(entry);
        });
        return entries;
    }

    void add(LinkEnd from, StageSet stages, Tick opens, std::vector<List>& lists) {
        if (stages.empty()) return;
        // A change before the thing exists was reported, and does not count.
        const auto counts = [&](const List& list) { return list.from == kBeforeAll || list.from > opens; };
        for (auto list = lists.begin(); list != lists.end(); ++list) {
            if (!counts(*list)) continue;
            const auto next = std::find_if(
                list + 1, lists.end(), [&](const List& later) { return later.kind != list->kind || counts(later); });
            const bool replaced = next != lists.end() && next->kind == list->kind;
            const Tick until = replaced ? next->from : kForever;
            const StageSet said = assembly_.timeline.stages_of(list->from, until) & stages;
            if (said.empty()) continue;
            for (Entry& entry : list->entries) {
                if (entry.said_by == LinkEnd()) entry.said_by = from;
                if (entry.several.empty()) add(from, said, list->kind, entry, entry.one);
                for (const PositionId seat : entry.several) {
                    if (!add(from, said, list->kind, entry, {seat, kNone<UnitId>})) return;
                }
            }
        }
    }

    // False where there is no room for more.
    bool add(LinkEnd from, StageSet said, LinkKind kind, Entry& entry, LinkEnd to) {
        if (!room(made_, entry.place)) return false;
        if (from == to) {
            entry.met = true;
            // A line may name itself, or one of its seats: each of them and the others.
            const bool alone = given(from.unit) || !org_[from.seat].counted;
            if (alone && entry.several.empty()) {
                assembly_.findings.add("link-to-itself", entry.place,
                                       fmt::format("`{}` {} itself", entry.text, verb_of(kind)));
            }
            return true;
        }
        const StageSet stands = given(to.unit) ? org_[to.unit].stages : org_[to.seat].stages;
        const Span one = life_of(from), other = life_of(to);
        const bool planned = one.from == kForever || other.from == kForever;  // their times are not decided
        entry.met = entry.met || planned || std::max(one.from, other.from) < std::min(one.to, other.to);
        if (!(stands & said).empty()) org_.links.push_back({kind, from, to, stands & said, entry.place});
        return true;
    }

    Span life_of(LinkEnd end) const {
        return given(end.unit) ? Span{org_[end.unit].opens, org_[end.unit].closes}
                               : Span{org_[end.seat].opens, org_[end.seat].closes};
    }

    bool room(std::size_t& links, Place place) {
        if (links > kMostLinks) return false;
        if (++links <= kMostLinks) return true;
        assembly_.findings.add("too-many-links", place, fmt::format("this makes more than {} links", kMostLinks));
        return false;
    }

    // The seat that hands over may be gone before the other comes.
    void report_apart(const std::vector<List>& lists) {
        for (const List& list : lists) {
            for (const Entry& entry : list.entries) {
                const LinkEnd from = entry.said_by;
                if (entry.met || from == LinkEnd() || list.kind == LinkKind::hands_over_to) continue;
                if (made_ > kMostLinks) return;
                text::Finding& finding =
                    assembly_.findings.add("link-without-effect", entry.place,
                                           fmt::format("`{}` {} `{}`, and the two never exist at the same time",
                                                       given(from.unit) ? org_[from.unit].id : org_[from.seat].id,
                                                       verb_of(list.kind), entry.text));
                finding.seats.assign(entry.several.begin(), entry.several.end());
                for (const PositionId seat : {from.seat, entry.one.seat}) {
                    if (given(seat)) finding.seats.push_back(seat);
                }
            }
        }
    }

    // One link for what is said several times.
    void settle() {
        std::vector<Link>& links = org_.links;
        const auto ends = [](const Link& link) { return std::tie(link.from, link.to, link.kind); };
        std::stable_sort(links.begin(), links.end(), [&](const Link& a, const Link& b) { return ends(a) < ends(b); });
        std::size_t kept = 0;
        for (const Link& link : links) {
            if (kept > 0 && ends(links[kept - 1]) == ends(link)) {
                links[kept - 1].stages |= link.stages;
            } else {
                links[kept++] = link;
            }
        }
        links.resize(kept);
    }

    Assembly& assembly_;
    Organisation& org_;
    std::size_t read_ = 0;  // ends as written; what a line says is read again for seats that differ
    std::size_t made_ = 0;  // pairs of ends
};

}  // namespace

void resolve_links(Assembly& assembly) {
    Links(assembly).resolve();
}

}  // namespace orgplan::language
