#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "graph/model/ids.h"
#include "graph/model/place.h"
#include "planner/language/read.h"
#include "planner/text/finding.h"

// Comments of a spec that suppress findings where they are: `# orgplan: ignore[rule-id] until TIME -- reason`.

namespace orgplan::rules {

/// What a comment says, each word with its place.
struct IgnoreComment {
    struct Word {
        std::string_view text;
        Place place;
    };
    Place place;              ///< of the whole comment
    std::vector<Word> rules;  ///< at least one
    std::optional<Word> until;
    std::string_view reason;  ///< empty: there is none
    /// The bytes that it covers: those of the key or element it belongs to or, where the line on which it is written
    /// begins a seat, a unit or another thing, all of that.
    Place covered;
    std::vector<PositionId> seats;  ///< that are written there
    std::vector<UnitId> units;      ///< likewise
    std::string_view at;            ///< the id of what it covers, or its key
};

/// What one comment says, from its `#` on, but for what it covers; nothing where it is none of ours. One that seems to
/// be meant and cannot be read is reported.
std::optional<IgnoreComment> read_ignore_comment(std::string_view text, Place place, text::Findings& findings);

/// The comments of all files of a spec, in their order.
std::vector<IgnoreComment> ignore_comments(const language::Spec& spec, text::Findings& findings);

}  // namespace orgplan::rules
