// What a portal may add. None of it is needed.
const element = document.querySelector('cairn-next-best');

// On a service with keys: your own back end gives a short-lived token of the learner who is signed in, such as
//   element.getToken = async () => (await fetch('/my-portal/cairn-token')).text();

element.labels = { kinds: { checklist: 'Checklist', video: 'Video' } };

element.addEventListener('cairn-open', event => {
  // A portal with a router of its own: event.preventDefault(), then go there.
  document.getElementById('heard').textContent = `Opened: ${event.detail.content.title}`;
});
element.addEventListener('cairn-error', event => console.warn('Cairn:', event.detail.code, event.detail.message));
