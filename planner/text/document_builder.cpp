#include "planner/text/document_builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "planner/text/letters.h"
#include "planner/text/scalar_bytes.h"

namespace orgplan::text {
namespace {

// Up to here comparing each key with each is cheaper than any index.
constexpr std::size_t kFewKeys = 16;
// A text with more faults than this is not a spec; nobody reads on, and memory is bounded.
constexpr std::size_t kMostFaults = 1000;

}  // namespace

std::uint32_t DocumentBuilder::offset(const YAML::Mark& mark) const {
    const auto at = static_cast<std::size_t>(std::max(mark.pos, 0)) + skipped_;
    return static_cast<std::uint32_t>(std::min(at, data_.text.size()));
}

int DocumentBuilder::block_column() const {
    for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
        if (frame->column >= 0) return frame->column;
    }
    return -1;
}

void DocumentBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (skip_depth_ > 0) return;
    const Properties properties = skip_properties(data_.text, offset(mark));
    const std::uint32_t at = properties.value;
    // The mark of an empty value is that of the next token, which may be a key `null`, but none within this collection.
    const bool in_flow = !frames_.empty() && frames_.back().column < 0;
    const auto line = data_.text.rfind('\n', at == 0 ? 0 : at - 1);
    const int column = static_cast<int>(line == std::string_view::npos ? at : at - line - 1);
    const bool within = in_flow || frames_.empty() || key_expected() || column > frames_.back().column;
    const std::uint32_t word_end = within ? null_word_end(data_.text, at) : at;
    const bool word = word_end > at;
    const auto size = static_cast<std::uint32_t>(data_.text.size());
    if (key_expected()) {
        const std::uint32_t key_end = word ? word_end : std::min(at + 1, size);
        refuse_key(at, key_end,
                   word ? fmt::format("the key `{}` means no value", data_.text.substr(at, word_end - at))
                        : "expected a key, found none");
        return;
    }
    std::uint32_t begin = at;
    std::uint32_t end = word_end;
    if (!word && !frames_.empty()) {
        const Frame& frame = frames_.back();
        if (frame.map) {
            begin = frame.key_begin;
            end = frame.key_end;
        } else if (frame.column >= 0) {
            begin = skip_space(data_.text, reach_);
            end = std::min(begin + 1, size);
            reach_ = std::max(reach_, end);
        }
    }
    if (properties.tag_end != 0) report_tag(properties.tag_begin, properties.tag_end);
    const std::uint32_t item = add(NodeKind::null, begin, end, anchor);
    if (word && data_.text[at] == 'N') {
        report("ambiguous-null", place(begin, end),
               fmt::format("`{}` means no value", data_.text.substr(begin, end - begin)));
        data_.items[item].faulty = true;
    }
    if (word) reach_ = std::max(reach_, word_end);
}

void DocumentBuilder::OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                               const std::string& value) {
    const Properties properties = skip_properties(data_.text, offset(mark));
    const std::uint32_t begin = properties.value;
    const ScalarBytes bytes = scalar_bytes(data_.text, begin, value, block_column());
    if (skip_depth_ > 0) {
        if (bytes.closed) reach_ = std::max(reach_, bytes.end);
        return;
    }
    if (properties.tag_end != 0) report_tag(properties.tag_begin, properties.tag_end);
    if (!bytes.closed) {
        report("unclosed-quote", place(begin, begin + 1), "this quote is never closed",
               fmt::format("end the text with `{}`", data_.text[begin]));
        data_.whole = false;
    }
    if (key_expected()) {
        take_key(begin, bytes.end, value, bytes.verbatim);
        if (anchor != 0) {
            anchors_.resize(std::max<std::size_t>(anchors_.size(), anchor + 1), kNoItem);
            anchors_[anchor] = kNoItem;
        }
        return;
    }
    reach_ = std::max(reach_, bytes.end);
    const std::uint32_t item = add(NodeKind::scalar, begin, bytes.end, anchor);
    if (!bytes.closed || properties.tag_end != 0) data_.items[item].faulty = true;
    if (const std::uint32_t kept = keep(value, bytes.verbatim, place(begin, bytes.end)); kept != kNoText) {
        data_.items[item].kept = true;
        data_.items[item].link = kept;
    }
}

std::uint32_t DocumentBuilder::keep(std::string_view value, bool verbatim, Place where) {
    if (is_ascii(value)) {
        if (verbatim) return kNoText;
        data_.texts.emplace_back(value);
    } else {
        std::string read = normal(value);
        check_letters(read, where, findings_);
        if (verbatim && read == value) return kNoText;
        data_.texts.push_back(std::move(read));
    }
    return static_cast<std::uint32_t>(data_.texts.size() - 1);
}

void DocumentBuilder::OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                                      YAML::EmitterStyle::value style) {
    open(NodeKind::sequence, mark, anchor, style);
}

void DocumentBuilder::OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                                 YAML::EmitterStyle::value style) {
    open(NodeKind::map, mark, anchor, style);
}

void DocumentBuilder::open(NodeKind kind, const YAML::Mark& mark, YAML::anchor_t anchor,
                           YAML::EmitterStyle::value style) {
    const Properties properties = skip_properties(data_.text, offset(mark));
    const std::uint32_t begin = properties.value;
    if (frames_.size() + skip_depth_ >= options_.most_depth) {
        report("too-deep", place(begin, begin + 1),
               fmt::format("collections are nested deeper than {} levels", options_.most_depth));
        throw StopReading();
    }
    if (skip_depth_ > 0 || key_expected()) {
        if (skip_depth_ == 0) {
            refuse_key(begin, begin + 1, kind == NodeKind::map ? "a map cannot be a key" : "a list cannot be a key");
        }
        ++skip_depth_;
        return;
    }
    if (properties.tag_end != 0) report_tag(properties.tag_begin, properties.tag_end);
    const bool flow = style == YAML::EmitterStyle::Flow;
    int column = -1;
    if (!flow) {
        const auto line = data_.text.rfind('\n', begin == 0 ? 0 : begin - 1);
        column = static_cast<int>(line == std::string_view::npos || begin == 0 ? begin : begin - line - 1);
    }
    const std::uint32_t item = add(kind, begin, begin, anchor);
    if (properties.tag_end != 0) data_.items[item].faulty = true;
    reach_ = std::max(reach_, flow ? begin + 1 : begin);
    frames_.push_back({item, kNoItem, static_cast<std::uint32_t>(keys_.size()), column, kind == NodeKind::map,
                       kind == NodeKind::map});
}

void DocumentBuilder::close() {
    if (skip_depth_ > 0) {
        --skip_depth_;
        return;
    }
    const Frame& frame = frames_.back();
    Item& item = data_.items[frame.item];
    item.link = static_cast<std::uint32_t>(data_.items.size());
    if (frame.last_child != kNoItem) data_.items[frame.last_child].last = true;
    const char opening = item.begin < data_.text.size() ? data_.text[item.begin] : ' ';
    if (frame.column < 0 && (opening == '[' || opening == '{')) {
        const std::uint32_t closing = skip_space(data_.text, reach_, ",:?");
        const char wanted = opening == '[' ? ']' : '}';
        if (closing < data_.text.size() && data_.text[closing] == wanted) reach_ = closing + 1;
    }
    item.end = std::min(std::max(reach_, item.begin), static_cast<std::uint32_t>(data_.text.size()));
    keys_.resize(frame.first_key);
    frames_.pop_back();
}

void DocumentBuilder::stop_at(std::uint32_t at) {
    // A text that ran into what should have been a line of its own is not what the user meant.
    const bool at_end = at >= data_.text.size();
    if (!at_end && !data_.items.empty() && data_.items.back().kind == NodeKind::scalar &&
        data_.items.back().end >= at) {
        data_.items.back().faulty = true;
    }
    skip_depth_ = 0;
    while (!frames_.empty()) close();
}

Place DocumentBuilder::open_quote() const {
    const std::uint32_t at = skip_space(data_.text, std::max(reach_, skipped_), ",:?[{-");
    const bool quote = at < data_.text.size() && (data_.text[at] == '"' || data_.text[at] == '\'');
    return quote && !scalar_bytes(data_.text, at, {}, -1).closed ? place(at, at + 1) : Place();
}

Place DocumentBuilder::forget_open_key() {
    if (skip_depth_ == 0) return {};
    std::vector<Finding>& found = findings_.all();
    const Place where = found[refused_key_].where;
    found.erase(found.begin() + static_cast<std::ptrdiff_t>(refused_key_));
    data_.items[frames_.back().item].faulty = true;  // the user did not write the map of that key
    return where;
}

Place DocumentBuilder::open_bracket() const {
    if (frames_.empty() || frames_.back().column >= 0) return {};
    const std::uint32_t begin = data_.items[frames_.back().item].begin;
    return place(begin, begin + 1);
}

std::uint32_t DocumentBuilder::add(NodeKind kind, std::uint32_t begin, std::uint32_t end, YAML::anchor_t anchor) {
    const auto index = static_cast<std::uint32_t>(data_.items.size());
    Item& item = data_.items.emplace_back();
    // A value that the text ends before has a tag, and no bytes.
    const auto size = static_cast<std::uint32_t>(data_.text.size());
    item.begin = std::min(begin, size);
    item.end = std::min(end, size);
    item.kind = kind;
    attach_key(index);
    if (anchor != 0) {
        anchors_.resize(std::max<std::size_t>(anchors_.size(), anchor + 1), kNoItem);
        anchors_[anchor] = index;
    }
    return index;
}

void DocumentBuilder::attach_key(std::uint32_t index) {
    if (frames_.empty()) return;
    Frame& frame = frames_.back();
    frame.last_child = index;
    if (!frame.map) return;
    Item& item = data_.items[index];
    item.has_key = true;
    item.key_begin = frame.key_begin;
    item.key_end = frame.key_end;
    if (frame.kept_key != kNoText) {
        item.kept_key = true;
        data_.kept_keys.emplace_back(index, frame.kept_key);
    }
    frame.expects_key = true;
    if (frame.key_faulty) {
        item.faulty = true;
    } else {
        check_duplicate(frame, index);
    }
}

void DocumentBuilder::take_key(std::uint32_t begin, std::uint32_t end, std::string_view value, bool verbatim) {
    Frame& frame = frames_.back();
    frame.key_begin = begin;
    frame.key_end = end;
    frame.kept_key = keep(value, verbatim, place(begin, end));
    frame.key_faulty = false;
    frame.expects_key = false;
    reach_ = std::max(reach_, end);
    if (data_.text.substr(begin, end - begin) == "<<") {
        report("merge-key", place(begin, end), "`<<` is not supported");
        frame.key_faulty = true;
    }
}

void DocumentBuilder::refuse_key(std::uint32_t begin, std::uint32_t end, std::string message) {
    refused_key_ = findings_.all().size();
    report("key-not-a-word", place(begin, end), std::move(message));
    Frame& frame = frames_.back();
    frame.key_begin = begin;
    frame.key_end = end;
    frame.kept_key = kNoText;
    frame.key_faulty = true;
    frame.expects_key = false;
}

void DocumentBuilder::check_duplicate(Frame& frame, std::uint32_t index) {
    const std::string_view key = data_.key_of(index);
    const std::size_t before = keys_.size() - frame.first_key;
    std::uint32_t first = kNoItem;
    if (before < kFewKeys) {
        for (std::size_t i = frame.first_key; i < keys_.size() && first == kNoItem; ++i) {
            if (data_.key_of(keys_[i]) == key) first = keys_[i];
        }
    } else {
        if (frame.index == nullptr) {
            frame.index = std::make_unique<std::unordered_map<std::string_view, std::uint32_t>>();
            for (std::size_t i = frame.first_key; i < keys_.size(); ++i)
                frame.index->emplace(data_.key_of(keys_[i]), keys_[i]);
        }
        const auto [found, added] = frame.index->emplace(key, index);
        if (!added) first = found->second;
    }
    if (first == kNoItem) {
        keys_.push_back(index);
        return;
    }
    Item& item = data_.items[index];
    item.faulty = true;
    const Item& earlier = data_.items[first];
    report("duplicate-key", place(item.key_begin, item.key_end), fmt::format("`{}` is already a key of this map", key))
        .notes.push_back({place(earlier.key_begin, earlier.key_end), "first here"});
}

Finding& DocumentBuilder::report(std::string_view rule, Place where, std::string message, std::string help) {
    if (++faults_ > kMostFaults) {
        findings_.add("too-many-faults", where,
                      fmt::format("after {} faults, the text is not read any further", kMostFaults));
        throw StopReading();
    }
    return findings_.add(rule, where, std::move(message), std::move(help));
}

void DocumentBuilder::report_tag(std::uint32_t begin, std::uint32_t end) {
    report("tag", place(begin, end),
           fmt::format("the tag `{}` has no meaning here", data_.text.substr(begin, end - begin)));
}

void DocumentBuilder::OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (skip_depth_ > 0) return;
    const std::uint32_t begin = offset(mark);
    const std::uint32_t end = alias_end(data_.text, begin);
    if (key_expected()) {
        refuse_key(begin, end, "an alias cannot be a key");
        reach_ = std::max(reach_, end);
        return;
    }
    reach_ = std::max(reach_, end);
    const std::uint32_t from = anchor < anchors_.size() ? anchors_[anchor] : kNoItem;
    if (from != kNoItem) {
        repeat(from, begin, end);
        return;
    }
    report("alias-of-a-key", place(begin, end), "this alias repeats a key, but only values can be repeated");
    data_.items[add(NodeKind::null, begin, end, 0)].faulty = true;
}

void DocumentBuilder::repeat(std::uint32_t from, std::uint32_t begin, std::uint32_t end) {
    const auto refuse = [&](std::string_view rule, std::string message) -> Finding& {
        data_.items[add(NodeKind::null, begin, end, 0)].faulty = true;
        return report(rule, place(begin, end), std::move(message));
    };
    const std::string_view name = data_.text.substr(begin, end - begin);
    const auto holds = [&](const Item& item) { return item.kind == NodeKind::sequence || item.kind == NodeKind::map; };
    const bool is_open =
        std::any_of(frames_.begin(), frames_.end(), [&](const Frame& frame) { return frame.item == from; });
    if (is_open) {
        const Item& around = data_.items[from];
        refuse("alias-in-circle", fmt::format("`{}` is inside the value that it repeats", name))
            .notes.push_back({place(around.begin, around.begin + 1), "that value begins here"});
        return;
    }
    const std::uint32_t after = holds(data_.items[from]) ? data_.items[from].link : from + 1;
    if (expanded_ + (after - from) > options_.most_expanded) {
        // One such finding a file: after the first, every further alias would say the same.
        if (expanded_ <= options_.most_expanded) {
            refuse("too-many-aliases",
                   fmt::format("with `{}`, aliases repeat more than {} values", name, options_.most_expanded));
        } else {
            data_.items[add(NodeKind::null, begin, end, 0)].faulty = true;
        }
        expanded_ = options_.most_expanded + 1;
        return;
    }
    expanded_ += after - from;
    std::vector<std::uint32_t> ends;  // of the collections around an item, to know how deep it lies
    std::size_t deepest = 0;
    for (std::uint32_t i = from; i < after; ++i) {
        while (!ends.empty() && ends.back() <= i) ends.pop_back();
        if (holds(data_.items[i])) ends.push_back(data_.items[i].link);
        deepest = std::max(deepest, ends.size());
    }
    if (frames_.size() + deepest > options_.most_depth) {
        refuse("too-deep",
               fmt::format("with `{}`, collections are nested deeper than {} levels", name, options_.most_depth));
        return;
    }
    const auto first = static_cast<std::uint32_t>(data_.items.size());
    const std::uint32_t shift = first - from;
    for (std::uint32_t i = from; i < after; ++i) {
        Item copy = data_.items[i];
        if (holds(copy)) copy.link += shift;
        if (i == from) {
            copy.has_key = copy.kept_key = copy.last = false;
            data_.items.push_back(copy);
            attach_key(first);
            continue;
        }
        data_.items.push_back(copy);
        if (copy.kept_key) {
            const auto kept =
                std::lower_bound(data_.kept_keys.begin(), data_.kept_keys.end(), std::pair(i, std::uint32_t{0}));
            data_.kept_keys.emplace_back(i + shift, kept->second);
        }
    }
}

}  // namespace orgplan::text
