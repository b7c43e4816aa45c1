#include "graph/chart/layout/split.h"

#include <algorithm>
#include <utility>

namespace orgplan::layout {
namespace {

// What waits for a page: a root with all below it, or the children of a box, from one of them on.
struct Block {
    std::uint32_t top = Box::kNoParent;
    std::uint32_t first = 0;  // of its children
    bool copy = false;        // the top itself is on an earlier page
};

class Splitter {
  public:
    Splitter(std::span<const Box> boxes, const PageRoom& room)
        : boxes_(boxes),
          room_(room),
          children_(boxes.size()),
          below_(boxes.size()),
          closed_(boxes.size()),
          copied_(boxes.size()),
          here_(boxes.size(), Box::kNoParent),
          last_(boxes.size(), Split::kNoPage) {
        result_.page_of.assign(boxes.size(), Split::kNoPage);
        result_.goes_on.assign(boxes.size(), Split::kNoPage);
        for (std::uint32_t box = 0; box < boxes.size(); ++box) {
            if (boxes[box].parent != Box::kNoParent) {
                children_[boxes[box].parent].push_back(box);
            } else {
                waiting_.push_back({box, 0, false});
            }
        }
        for (std::uint32_t box = static_cast<std::uint32_t>(boxes.size()); box-- > 0;) {
            below_[box] += area(box);
            if (boxes[box].parent != Box::kNoParent) below_[boxes[box].parent] += below_[box];
        }
    }

    Split pages() {
        while (next_ < waiting_.size()) {
            on_page_.clear();
            tops_.clear();
            const std::size_t whole = whole_blocks();
            for (std::size_t i = 0; i < whole; ++i, ++next_) take(waiting_[next_], all_of(waiting_[next_]));
            if (next_ < waiting_.size() && (whole == 0 || covered() < room_.filled)) take_part();
            finish();
        }
        return std::move(result_);
    }

  private:
    using Boxes = std::vector<std::uint32_t>;

    // The largest count, up to a limit, for which something holds that holds for all smaller ones; looked for from a
    // guess on.
    template <class Holds>
    static std::size_t most(std::size_t limit, std::size_t guess, Holds holds) {
        std::size_t low = 0;
        guess = std::clamp<std::size_t>(guess, 1, std::max<std::size_t>(limit, 1));
        for (std::size_t step = 1; low < limit; step *= 2) {
            const std::size_t tried = std::min(low == 0 ? guess : low + step, limit);
            if (!holds(tried)) {
                limit = tried - 1;
                break;
            }
            low = tried;
        }
        for (std::size_t step = 1; low == 0 && limit > 0; step *= 2) {
            const std::size_t tried = limit - std::min(step - 1, limit - 1);
            if (holds(tried)) {
                low = tried;
            } else {
                limit = tried - 1;
            }
        }
        while (low < limit) {
            const std::size_t middle = (low + limit + 1) / 2;
            if (holds(middle)) {
                low = middle;
            } else {
                limit = middle - 1;
            }
        }
        return low;
    }

    // How many of the blocks that wait fit as they are, all on one page.
    std::size_t whole_blocks() {
        std::vector<Boxes> blocks;
        double sum = 0;
        std::size_t guess = 0;
        for (std::size_t i = next_; i < waiting_.size(); ++i) {
            sum += area_of(waiting_[i]);
            if (sum > room_.area) break;
            guess += sum < dense_ * room_.area;
            blocks.push_back(all_of(waiting_[i]));
        }
        return most(blocks.size(), guess, [&](std::size_t count) {
            Boxes trial;
            for (std::size_t i = 0; i < count; ++i) trial.insert(trial.end(), blocks[i].begin(), blocks[i].end());
            return fit(std::move(trial));
        });
    }

    // The top of the next block with its children, or as many as fit, then as much below them as there is room for.
    void take_part() {
        Block& block = waiting_[next_];
        const Boxes& children = children_[block.top];
        const std::size_t left = children.size() - block.first;
        const auto with_children = [&](std::size_t count) {
            Boxes boxes{block.top};
            const auto from = children.begin() + block.first;
            boxes.insert(boxes.end(), from, from + static_cast<std::ptrdiff_t>(count));
            return boxes;
        };
        for (std::size_t i = block.first; i < children.size(); ++i)
            closed_[children[i]] = !children_[children[i]].empty();
        double sum = covered();
        std::size_t limit = 0;
        std::size_t guess = 0;
        for (; limit < left && sum <= room_.area; ++limit) {
            sum += area(children[block.first + limit]);
            guess += sum < dense_ * room_.area;
        }
        std::size_t count = most(limit, guess, [&](std::size_t tried) {
            closed_[block.top] = block.copy || tried < left;
            Boxes trial = with_children(tried);
            trial.insert(trial.end(), on_page_.begin(), on_page_.end());
            return fit(std::move(trial));
        });
        const bool leave = !on_page_.empty() && count < std::min<std::size_t>(left, 2);
        if (!leave) {
            count = std::max(count, std::min<std::size_t>(left, 1));
            take(block, with_children(count));
        }
        closed_[block.top] = block.copy || (!leave && count < left);
        for (std::size_t i = block.first + (leave ? 0 : count); i < children.size(); ++i) closed_[children[i]] = false;
        if (leave) return;
        Boxes open;
        for (std::size_t i = block.first; i < block.first + count; ++i) {
            if (closed_[children[i]]) open.push_back(children[i]);
        }
        if (count < left) {
            block.first += static_cast<std::uint32_t>(count);
            block.copy = true;
        } else {
            ++next_;
        }
        while (!open.empty()) open = open_further(std::move(open));
    }

    // Opens closed boxes while there is room: first those that can be whole, the smallest first, then others by a
    // level. What is closed on such a level, and can be opened in turn.
    Boxes open_further(Boxes closed) {
        std::sort(closed.begin(), closed.end(), [this](std::uint32_t a, std::uint32_t b) {
            return below_[a] != below_[b] ? below_[a] < below_[b] : a < b;
        });
        const std::size_t whole = open_most(closed, true);
        closed.erase(closed.begin(), closed.begin() + static_cast<std::ptrdiff_t>(whole));
        std::sort(closed.begin(), closed.end());
        closed.resize(open_most(closed, false));
        Boxes next;
        for (const std::uint32_t box : closed) {
            for (const std::uint32_t child : children_[box]) {
                if (closed_[child]) next.push_back(child);
            }
        }
        return next;
    }

    // Opens as many closed boxes as fit, in their order, whole or by a level.
    std::size_t open_most(const Boxes& closed, bool whole) {
        std::vector<Boxes> parts;
        double sum = covered();
        std::size_t guess = 0;
        for (const std::uint32_t box : closed) {
            Boxes& part = parts.emplace_back(children_[box]);
            if (whole) {
                for (std::size_t i = 0; i < part.size(); ++i) append_children(part[i], part);
            }
            for (const std::uint32_t each : part) sum += area(each);
            if (sum > room_.area) {
                parts.pop_back();
                break;
            }
            guess += sum < dense_ * room_.area;
        }
        const auto open = [&](std::size_t count, bool is_open) {
            for (std::size_t i = 0; i < count; ++i) {
                closed_[closed[i]] = !is_open;
                if (whole) continue;
                for (const std::uint32_t child : parts[i]) closed_[child] = is_open && !children_[child].empty();
            }
        };
        const std::size_t count = most(parts.size(), guess, [&](std::size_t tried) {
            open(tried, true);
            Boxes trial = on_page_;
            for (std::size_t i = 0; i < tried; ++i) trial.insert(trial.end(), parts[i].begin(), parts[i].end());
            const bool fits = fit(std::move(trial));
            open(tried, false);
            return fits;
        });
        open(count, true);
        for (std::size_t i = 0; i < count; ++i) on_page_.insert(on_page_.end(), parts[i].begin(), parts[i].end());
        return count;
    }

    bool fit(Boxes trial) {
        std::sort(trial.begin(), trial.end());
        std::vector<Box> page;
        page.reserve(trial.size());
        for (const std::uint32_t box : trial) {
            Box& copy = page.emplace_back(boxes_[box]);
            copy.parent = copied_[box] || copy.parent == Box::kNoParent ? Box::kNoParent : here_[copy.parent];
            if (closed_[box]) copy.height += room_.reference;
            here_[box] = static_cast<std::uint32_t>(page.size() - 1);
        }
        return room_.fits(room_.page, page);
    }

    void take(const Block& block, const Boxes& boxes) {
        tops_.push_back(block);
        on_page_.insert(on_page_.end(), boxes.begin(), boxes.end());
    }

    // What is closed on the page waits for another one.
    void finish() {
        const auto number = static_cast<std::uint32_t>(result_.pages.size());
        SplitPage& page = result_.pages.emplace_back();
        for (const Block& block : tops_) {
            if (block.copy) {
                std::uint32_t& first = result_.goes_on[block.top];
                page.heads.push_back(
                    {block.top, first == Split::kNoPage ? result_.page_of[block.top] : last_[block.top]});
                if (first == Split::kNoPage) first = number;
            }
            last_[block.top] = number;
        }
        // Pages of one forest are about as dense as each other.
        if (covered() > 0.2 * room_.area) dense_ = covered() / room_.area;
        std::sort(on_page_.begin(), on_page_.end());
        for (const std::uint32_t box : on_page_) {
            if (result_.page_of[box] != Split::kNoPage) continue;
            result_.page_of[box] = number;
            if (!closed_[box]) continue;
            copied_[box] = true;
            if (next_ < waiting_.size() && waiting_[next_].top == box) continue;  // the rest of its children
            waiting_.push_back({box, 0, true});
        }
        page.boxes = on_page_;
    }

    double area(std::uint32_t box) const { return boxes_[box].width * boxes_[box].height; }

    double covered() const {
        double sum = 0;
        for (const std::uint32_t box : on_page_) sum += area(box);
        return sum;
    }

    double area_of(const Block& block) const {
        double sum = below_[block.top];
        for (std::uint32_t i = 0; i < block.first; ++i) sum -= below_[children_[block.top][i]];
        return sum;
    }

    void append_children(std::uint32_t box, Boxes& all) const {
        all.insert(all.end(), children_[box].begin(), children_[box].end());
    }

    // All of a block, its top first.
    Boxes all_of(const Block& block) const {
        const Boxes& children = children_[block.top];
        Boxes all{block.top};
        all.insert(all.end(), children.begin() + block.first, children.end());
        for (std::size_t i = 1; i < all.size(); ++i) append_children(all[i], all);
        return all;
    }

    std::span<const Box> boxes_;
    const PageRoom& room_;
    std::vector<Boxes> children_;      // by box
    std::vector<double> below_;        // by box: the area of its subtree
    std::vector<bool> closed_;         // by box: names another page
    std::vector<bool> copied_;         // by box: its own place is on an earlier page
    std::vector<std::uint32_t> here_;  // by box: its number on the page that is tried
    std::vector<std::uint32_t> last_;  // by box: the last page with children of it
    std::vector<Block> waiting_;
    double dense_ = 0.5;    // which share of a page boxes cover, as far as is known
    std::size_t next_ = 0;  // the first block that waits
    Boxes on_page_;
    std::vector<Block> tops_;  // of the page
    Split result_;
};

}  // namespace

Split split(std::span<const Box> boxes, const PageRoom& room) {
    return Splitter(boxes, room).pages();
}

}  // namespace orgplan::layout
