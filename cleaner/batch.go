package cleaner

import (
	"iter"
	"runtime"
	"sync"
)

// Map calls clean on each input, up to workers at a time, and yields the
// outcomes in the order of the inputs. Fewer than one worker means one for
// each processor. At most twice as many inputs as workers are under way, so
// that memory does not grow with their number; stopping early ends the rest.
func Map[In, Out any](inputs iter.Seq[In], workers int, clean func(In) Out) iter.Seq[Out] {
	if workers < 1 {
		workers = runtime.GOMAXPROCS(0)
	}
	return func(yield func(Out) bool) {
		type job struct {
			in  In
			out chan Out
		}
		jobs := make(chan job)
		queue := make(chan chan Out, 2*workers)
		stop := make(chan struct{})
		var running sync.WaitGroup
		defer running.Wait()
		defer close(stop)
		for range workers {
			running.Go(func() {
				for j := range jobs {
					j.out <- clean(j.in)
				}
			})
		}
		running.Go(func() {
			defer close(queue)
			defer close(jobs)
			for in := range inputs {
				out := make(chan Out, 1)
				select {
				case queue <- out:
				case <-stop:
					return
				}
				select {
				case jobs <- job{in, out}:
				case <-stop:
					return
				}
			}
		})
		for out := range queue {
			if !yield(<-out) {
				return
			}
		}
	}
}
