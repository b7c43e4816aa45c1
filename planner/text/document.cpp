#include "planner/text/document.h"

#include <fmt/format.h>

#include <algorithm>

#include "planner/text/document_data.h"
#include "planner/text/text_check.h"

namespace orgplan::text {

std::string_view Document::Data::key_of(std::uint32_t index) const {
    const Item& item = items[index];
    if (!item.has_key) return {};
    if (!item.kept_key) return unquoted(item.key_begin, item.key_end);
    const auto found = std::lower_bound(kept_keys.begin(), kept_keys.end(), std::pair(index, std::uint32_t{0}));
    return texts[found->second];
}

Document::Document() : data_(std::make_unique<Data>()) {}
Document::~Document() = default;

std::unique_ptr<Document> Document::read(const Sources& sources, std::uint32_t file, Findings& findings,
                                         const Options& options) {
    std::unique_ptr<Document> document(new Document);
    Data& data = *document->data_;
    data.text = sources[file].text;
    data.file = file;
    data.whole = false;
    if (data.text.size() > options.most_bytes) {
        findings.add("file-too-large", {file, 0, 0},
                     fmt::format("the file has {} bytes, at most {} are read", data.text.size(), options.most_bytes));
    } else if (check_bytes(data.text, file, findings)) {
        if (const auto bracket = runaway_bracket(data.text, options.most_depth); bracket) {
            findings.add("too-deep", {file, *bracket, *bracket + 1},
                         fmt::format("collections are nested deeper than {} levels", options.most_depth));
        } else {
            data.whole = true;
            build_document(data, findings, options);
        }
    }
    if (data.items.empty()) data.items.emplace_back();
    return document;
}

Node Document::root() {
    return Node(this, 0);
}
std::string_view Document::root_key_at(std::uint32_t offset) const {
    const std::vector<Item>& items = data_->items;
    if (items.front().kind != NodeKind::map) return {};
    for (std::uint32_t at = 1; at < items.size() && at < items.front().link;) {
        const Item& item = items[at];
        if (item.key_begin <= offset && offset < std::max(item.key_end, item.end)) return data_->key_of(at);
        at = item.kind == NodeKind::sequence || item.kind == NodeKind::map ? item.link : at + 1;
    }
    return {};
}

std::uint32_t Document::file() const {
    return data_->file;
}
bool Document::whole() const {
    return data_->whole;
}

const std::vector<Comment>& Document::comments() {
    if (!data_->comments) {
        data_->comments.emplace();
        for (const ItemComment& found : read_comments(*data_)) {
            const std::uint32_t begin = found.begin;
            std::string_view text = data_->text.substr(begin + 1, found.end - begin - 1);
            text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
            text = text.substr(0, text.find_last_not_of(" \t") + 1);
            data_->comments->push_back({{data_->file, begin, found.end},
                                        text,
                                        found.item == ItemComment::kNoItem ? Node() : Node(this, found.item)});
        }
    }
    return *data_->comments;
}

std::unique_ptr<Document> Document::made_like(Node like, NodeKind kind) {
    std::unique_ptr<Document> document(new Document);
    Data& data = *document->data_;
    const Place place = like.place();
    data.text = like.seen().document_->data_->text;
    data.file = place.file;
    data.made = true;
    Item& whole = data.items.emplace_back();
    whole.kind = kind;
    whole.begin = place.begin;
    whole.end = place.end;
    whole.last = true;
    if (const Place key = like.key_place(); key.file == place.file && !(key == place)) {
        whole.has_key = true;
        whole.key_begin = key.begin;
        whole.key_end = key.end;
    }
    return document;
}

void Document::add_made(std::string key, Node value) {
    if (!value) return;
    Data& data = *data_;
    const auto index = static_cast<std::uint32_t>(data.items.size());
    Item& item = data.items.emplace_back();
    if (data.items.front().kind == NodeKind::map) {
        item.has_key = true;
        item.kept_key = true;
        data.kept_keys.emplace_back(index, static_cast<std::uint32_t>(data.texts.size()));
        data.texts.push_back(std::move(key));
    }
    data.replaced.emplace(index, value);
}

void Document::end_made() {
    data_->items.back().last = true;
    data_->items.front().link = static_cast<std::uint32_t>(data_->items.size());
}

std::unique_ptr<Document> Document::map_of(Node like, const std::vector<KeyedNode>& entries) {
    std::unique_ptr<Document> document = made_like(like, NodeKind::map);
    for (const KeyedNode& entry : entries) document->add_made(entry.key, entry.value);
    document->end_made();
    return document;
}

std::unique_ptr<Document> Document::list_of(Node like, const std::vector<Node>& elements) {
    std::unique_ptr<Document> document = made_like(like, NodeKind::sequence);
    for (const Node element : elements) document->add_made({}, element);
    document->end_made();
    return document;
}

Node Node::seen() const {
    Node at = *this;
    while (at.document_ != nullptr && !at.document_->data_->replaced.empty()) {
        const auto other = at.document_->data_->replaced.find(at.index_);
        if (other == at.document_->data_->replaced.end()) break;
        at = other->second;
    }
    return at;
}

void Node::replace_by(Node other) const {
    if (document_ != nullptr) document_->data_->replaced.insert_or_assign(index_, other);
}

NodeKind Node::kind() const {
    const Node at = seen();
    return at.document_ == nullptr ? NodeKind::null : at.document_->data_->items[at.index_].kind;
}

bool Node::quoted() const {
    const Node at = seen();
    if (!at.is_scalar()) return false;
    const Document::Data& data = *at.document_->data_;
    const Item& item = data.items[at.index_];
    return item.begin < item.end && std::string_view("\"'|>").find(data.text[item.begin]) != std::string_view::npos;
}

std::string_view Node::text() const {
    const Node at = seen();
    if (!at.is_scalar()) return {};
    const Document::Data& data = *at.document_->data_;
    const Item& item = data.items[at.index_];
    return item.kept ? std::string_view(data.texts[item.link]) : data.unquoted(item.begin, item.end);
}

std::string_view Node::key() const {
    return document_ == nullptr ? std::string_view() : document_->data_->key_of(index_);
}

Place Node::place() const {
    const Node at = seen();
    if (at.document_ == nullptr) return {};
    const Item& item = at.document_->data_->items[at.index_];
    return {at.document_->data_->file, item.begin, item.end};
}

Place Node::key_place() const {
    // Of values that replace each other, the last one with a key in a text has the place.
    Place found;
    for (Node at = *this; at.document_ != nullptr;) {
        const Document::Data& data = *at.document_->data_;
        const Item& item = data.items[at.index_];
        if (item.has_key && item.key_end > item.key_begin) found = {data.file, item.key_begin, item.key_end};
        const auto other = data.replaced.find(at.index_);
        if (other == data.replaced.end()) break;
        at = other->second;
    }
    return found.known() ? found : place();
}

Node Node::find(std::string_view key) const {
    if (!is_map()) return {};
    for (Node child = first(); child; child = child.next()) {
        if (child.key() == key) return child;
    }
    return {};
}

bool Node::holds_faulty(std::string_view key) const {
    return holds_faulty_of([&](std::string_view each) { return each == key; });
}

bool Node::holds_any_faulty() const {
    return holds_faulty_of([](std::string_view) { return true; });
}

template <class Wanted>
bool Node::holds_faulty_of(Wanted wanted) const {
    const Node at = seen();
    if (!at.is_map()) return false;
    const Document::Data& data = *at.document_->data_;
    const std::uint32_t after = data.items[at.index_].link;
    for (std::uint32_t child = at.index_ + 1; child < after;) {
        const Item& item = data.items[child];
        if (item.faulty && wanted(data.key_of(child))) return true;
        child = item.kind == NodeKind::sequence || item.kind == NodeKind::map ? item.link : child + 1;
    }
    return false;
}

bool Node::cut_off() const {
    const Node at = seen();
    if (!at.is_map() && !at.is_sequence()) return false;
    const Document::Data& data = *at.document_->data_;
    return !data.whole && data.items[at.index_].link == data.items.size();
}

Node Node::first() const {
    const Node at = seen();
    if (!at.is_map() && !at.is_sequence()) return {};
    const std::vector<Item>& items = at.document_->data_->items;
    if (items[at.index_].link == at.index_ + 1) return {};
    const Node child(at.document_, at.index_ + 1);
    return items[child.index_].faulty ? child.next() : child;
}

Node Node::next() const {
    if (document_ == nullptr) return {};
    const std::vector<Item>& items = document_->data_->items;
    std::uint32_t at = index_;
    do {
        const Item& item = items[at];
        if (item.last || at == 0) return {};
        const bool holds = item.kind == NodeKind::sequence || item.kind == NodeKind::map;
        at = holds ? item.link : at + 1;
    } while (items[at].faulty);
    return Node(document_, at);
}

void Node::mark_faulty() const {
    if (document_ != nullptr) document_->data_->items[index_].faulty = true;
}

}  // namespace orgplan::text
