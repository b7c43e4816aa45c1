#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "graph/model/organisation.h"
#include "planner/text/document.h"
#include "planner/text/finding.h"

namespace orgplan::language {

/// The time of a spec: its stages, and what `opens: series-a` or `2027-03` means in it.
class Timeline {
  public:
    Timeline(Organisation& org, text::Findings& findings) : org_(org), findings_(findings) {}

    /// How a spec writes a time that is not decided yet.
    static constexpr std::string_view kPlanned = "planned";

    /// Takes the stages of a list, in order; without any, there is one named `today` on the day given.
    void read(text::Node stages, Tick today);

    /// Adds a stage at a date between the others, unless there is one on that day already. Only where every stage has a
    /// date and there is room for one more.
    void add_day(Tick day);

    /// Whether a text names the first stage of the spec: what opens there has always been open.
    bool is_first(std::string_view text) const { return text == first_; }
    /// The tick a text names; nothing, and a finding at `place`, where it names none.
    std::optional<Tick> tick(std::string_view text, Place place);
    std::optional<Tick> tick(text::Node time) { return tick(time.text(), time.place()); }
    /// Whether every stage carries a date. Where not, each that carries none is a finding, which says what else the
    /// spec has (`has`) and where.
    bool need_dates(std::string_view has, Place place, std::string_view note);
    /// Whether a text is a date rather than a stage's id.
    bool is_date(std::string_view text) const;

    /// As `Organisation::quoted_time`.
    std::string text(Tick tick) const { return org_.quoted_time(tick); }
    /// The same with its word: "at `seed`", "on 2027-08-01".
    std::string when(Tick tick) const {
        const std::string time = text(tick);
        return (time.starts_with('`') ? "at " : "on ") + time;
    }
    /// The stages within [opens, closes).
    StageSet stages_of(Tick opens, Tick closes) const;
    /// The tick of the first stage after this one; for ever behind the last.
    Tick next_stage(Tick after) const;

  private:
    Organisation& org_;
    text::Findings& findings_;
    std::unordered_map<std::string_view, StageId> ids_;
    std::set<Text> misdated_;   // stages whose date was found faulty
    Text first_;                // the id of the first stage
    std::set<Place> reported_;  // where an unknown time was reported
    bool dated_ = true;         // every stage carries a date
    bool date_wanted_ = false;  // a stage without one was reported already
};

}  // namespace orgplan::language
