#include "planner/text/comments.h"

#include <algorithm>
#include <vector>

#include "planner/text/document_data.h"
#include "planner/text/scalar_bytes.h"

namespace orgplan::text {
namespace {

constexpr std::uint32_t kNone = ItemComment::kNoItem;

/// A key or an element of a list, as a reader sees it.
struct Element {
    std::uint32_t item;
    std::uint32_t start;
    std::uint32_t column;  ///< of an element of a block the column of its dash
    std::uint32_t parent;  ///< the element that holds it; none: the root does
};

struct Found {
    std::uint32_t begin;
    std::uint32_t end;
    std::uint32_t line;    ///< where its line begins
    std::uint32_t before;  ///< the last element that begins before it
};

bool holds(const Item& item) {
    return item.kind == NodeKind::sequence || item.kind == NodeKind::map;
}

/// Goes through the text once, from value to value, and reads what is between them.
class Sweep {
  public:
    explicit Sweep(const Document::Data& data) : data_(data), text_(data.text) {}

    void run() {
        at_ = text_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
        for (std::uint32_t i = 0; i < data_.items.size();) i = pass(i);
        const std::uint32_t end = data_.items.front().end;
        gap(data_.whole ? static_cast<std::uint32_t>(text_.size()) : std::max(at_, end));
    }

    std::vector<Element> elements;
    std::vector<Found> comments;

  private:
    /// A collection that is open.
    struct Open {
        std::uint32_t after;    // the item after all it holds
        std::uint32_t element;  // that it is the value of
        std::uint32_t dash;     // of a list in a block the column of its dashes, else none
    };

    // Passes over an item; gives the next one.
    std::uint32_t pass(std::uint32_t index) {
        const Item& item = data_.items[index];
        while (!open_.empty() && open_.back().after <= index) open_.pop_back();
        if (item.has_key) {
            gap(item.key_begin);
            add(index, item.key_begin);
            at_ = std::max(at_, item.key_end);
        }
        const std::uint32_t next = holds(item) ? item.link : index + 1;
        const bool at_its_key = item.has_key && item.begin == item.key_begin;
        if (at_its_key && !holds(item)) return next;  // no value was written
        if (item.begin < at_ && item.end <= at_) {
            // An alias: the bytes are those of what it repeats.
            if (!item.has_key) repeated_.push_back(index);
            return next;
        }
        gap(item.begin);
        if (!item.has_key && index > 0) add(index, item.begin);
        if (!holds(item)) {
            if (item.begin < item.end && (text_[item.begin] == '|' || text_[item.begin] == '>')) header(item);
            at_ = std::max(at_, item.end);
            return next;
        }
        const bool dashes = item.kind == NodeKind::sequence && text_[item.begin] == '-';
        open_.push_back({item.link, index == 0 ? kNone : last(), dashes ? column(item.begin) : kNone});
        return index + 1;
    }

    std::uint32_t last() const { return static_cast<std::uint32_t>(elements.size()) - 1; }

    void add(std::uint32_t item, std::uint32_t start) {
        const bool in_block = !open_.empty() && open_.back().dash != kNone;
        elements.push_back(
            {item, start, in_block ? open_.back().dash : column(start), open_.empty() ? kNone : open_.back().element});
    }

    // Where the line of a place begins; places must come in their order.
    std::uint32_t line_of(std::uint32_t at) {
        const auto found = at > looked_at_ ? text_.substr(looked_at_, at - looked_at_).rfind('\n') : text_.npos;
        if (found != text_.npos) line_ = looked_at_ + static_cast<std::uint32_t>(found) + 1;
        looked_at_ = std::max(looked_at_, at);
        return line_;
    }
    std::uint32_t column(std::uint32_t at) { return at - std::min(at, line_of(at)); }

    // Between values are blanks, indicators, marks of documents and comments; and words that may hold a `#`:
    // anchors, aliases, tags, directives. Quotes are in keys that were refused.
    void gap(std::uint32_t end) {
        while (at_ < end) {
            const char c = text_[at_];
            if (c == '#') {
                comment();
            } else if (c == '"' || c == '\'') {
                at_ = scalar_bytes(text_, at_, {}, -1).end;
            } else if (c == '*' || c == '&') {
                if (c == '*' && repeats_ < repeated_.size()) add(repeated_[repeats_++], at_);
                at_ = alias_end(text_, at_);
            } else if (std::string_view(" \t\r\n-?:,[]{}").find(c) != std::string_view::npos) {
                ++at_;
            } else {
                while (at_ < end && std::string_view(" \t\r\n,[]{}").find(text_[at_]) == std::string_view::npos) ++at_;
            }
        }
    }

    void comment() {
        std::size_t end = std::min(text_.find('\n', at_), text_.size());
        const auto next = static_cast<std::uint32_t>(end);
        if (text_[end - 1] == '\r') --end;
        comments.push_back({at_, static_cast<std::uint32_t>(end), line_of(at_), elements.empty() ? kNone : last()});
        at_ = next;
    }

    // The first line of a block scalar, `|2 # like this`.
    void header(const Item& item) {
        const std::size_t end = std::min(text_.find('\n', item.begin), text_.size());
        const std::size_t hash = text_.find('#', item.begin);
        if (hash >= end) return;
        at_ = static_cast<std::uint32_t>(hash);
        comment();
    }

    const Document::Data& data_;
    std::string_view text_;
    std::uint32_t at_ = 0;
    std::uint32_t line_ = 0;
    std::uint32_t looked_at_ = 0;
    std::vector<Open> open_;
    std::vector<std::uint32_t> repeated_;  // elements of lists that are aliases
    std::size_t repeats_ = 0;              // of them that were reached
};

/// Says to which element a comment belongs.
class Owners {
  public:
    Owners(const Document::Data& data, const Sweep& sweep) : data_(data), elements_(sweep.elements) {}

    std::uint32_t of(const Found& comment) const {
        if (elements_.empty()) return data_.items.front().kind == NodeKind::null && !written() ? kNone : 0;
        if (comment.before == kNone) return elements_.front().item;
        const std::uint32_t on_line = of_line(comment);
        return elements_[on_line != kNone ? on_line : of_block(comment)].item;
    }

  private:
    bool written() const { return data_.items.front().end > data_.items.front().begin; }
    const Item& item(std::uint32_t element) const {
        return data_.items[element == kNone ? 0 : elements_[element].item];
    }
    bool in_brackets(std::uint32_t element) const {
        const Item& it = item(element);
        return holds(it) && it.begin < data_.text.size() &&
               (data_.text[it.begin] == '[' || data_.text[it.begin] == '{');
    }

    std::uint32_t of_line(const Found& comment) const {
        const auto closed = [&](std::uint32_t element) {
            return item(element).end > comment.line && item(element).end <= comment.begin;
        };
        std::uint32_t at = comment.before;
        for (std::uint32_t up = elements_[at].parent; up != kNone && in_brackets(up) && closed(up);
             up = elements_[up].parent) {
            at = up;
        }
        return elements_[at].start >= comment.line || closed(at) ? at : kNone;
    }

    std::uint32_t of_block(const Found& comment) const {
        const std::uint32_t before = comment.before;
        const std::uint32_t after = before + 1 < elements_.size() ? before + 1 : kNone;
        if (const std::uint32_t brackets = brackets_around(comment); brackets != kOutside) {
            const std::uint32_t end = item(brackets).link;
            if (after != kNone && elements_[after].item < end) return after;
            return before == brackets ? before : below(brackets, before);
        }
        std::uint32_t common = kNone;
        const std::uint32_t column = comment.begin - comment.line;
        if (after != kNone) {
            const Element& next = elements_[after];
            // Behind a dash it can only be of what follows.
            const std::string_view line = data_.text.substr(comment.line, column);
            const bool ends_block = line.find_first_not_of(" \t") == line.npos && column > next.column;
            if (next.parent == before || next.parent == elements_[before].parent || !ends_block) return after;
            common = below(next.parent, before);
        }
        return below(common, before, column);
    }

    static constexpr std::uint32_t kOutside = kNone - 1;

    // The innermost element whose brackets are open about a comment; none: those of the root are.
    std::uint32_t brackets_around(const Found& comment) const {
        for (std::uint32_t at = comment.before;; at = elements_[at].parent) {
            if (in_brackets(at) && item(at).end > comment.begin) return at;
            if (at == kNone) return kOutside;
        }
    }

    // From an element upwards to the first at a column or further left, at most to one below `top`.
    std::uint32_t below(std::uint32_t top, std::uint32_t at, std::uint32_t column) const {
        while (elements_[at].parent != top && elements_[at].parent != kNone && elements_[at].column > column) {
            at = elements_[at].parent;
        }
        return at;
    }
    // From an element upwards to one below `top`, among those around it.
    std::uint32_t below(std::uint32_t top, std::uint32_t at) const {
        while (elements_[at].parent != top && elements_[at].parent != kNone) at = elements_[at].parent;
        return at;
    }

    const Document::Data& data_;
    const std::vector<Element>& elements_;
};

}  // namespace

std::vector<ItemComment> read_comments(const Document::Data& data) {
    if (data.made || data.text.find('#') == std::string_view::npos) return {};
    Sweep sweep(data);
    sweep.run();
    const Owners owners(data, sweep);
    std::vector<ItemComment> result;
    for (const Found& found : sweep.comments) result.push_back({found.begin, found.end, owners.of(found)});
    return result;
}

}  // namespace orgplan::text
